import { asset, letters, read } from "./site.mjs";
import { writeFileSync } from "node:fs";
const { Composer } = await asset("composer.js");
const [pool, facets, lists, model] = await Promise.all(["composer","facets","etiquette","model"].map(async (n)=>(await asset(`data/${process.env.L ?? "en"}/${n}.js`)).default));
const composer = new Composer(pool, facets, lists, model);
const all=[...composer.choices.all()];
let s=Number(process.argv[2]); const rnd=()=>{s=(Math.imul(s,1664525)+1013904223)>>>0; return s/2**32};
let out=""; let n=0;
while(n<Number(process.argv[3])){const c=all[Math.floor(rnd()*all.length)];const w=Math.floor(rnd()*3);const l=composer.letter(c,w);if(l.id)continue;n++;
 const subj=l.subjects[0]?.replace(/\{([^}]+)\}/g,(_,b)=>pool.fields[b].example)??"";
 out+=`## ${n}. stage: ${c.stage}; reason: ${c.reason}; channel: ${c.channel}; tone: ${c.tone}; wording ${w}\n${subj?`Subject: ${subj}\n`:""}\n${composer.plainText(l)}\n\n`;}
console.log(out); console.log(all.length);
