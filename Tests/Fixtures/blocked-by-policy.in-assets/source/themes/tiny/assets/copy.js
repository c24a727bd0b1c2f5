import { go } from "https://x.example/go.js";
go();
