// swift-tools-version: 6.1
import PackageDescription

/// Optimized in debug builds too: in the tests they build real sites, and read requests by the thousand.
let optimized: [SwiftSetting] = [.unsafeFlags(["-O"], .when(configuration: .debug))]

let package = Package(
  name: "KindRegrets",
  platforms: [.macOS(.v14)],
  products: [
    .executable(name: "sitegen", targets: ["sitegen"])
  ],
  dependencies: [
    // Commands, options, help and shell completions.
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    // YAML: libyaml, of whose events nodes are made that know their line and column, and words for what it refuses.
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
  ],
  targets: [
    .systemLibrary(
      name: "CCMark",
      pkgConfig: "libcmark",
      providers: [.apt(["libcmark-dev"]), .brew(["cmark"])]
    ),
    .target(name: "CommonMark", dependencies: ["CCMark"], swiftSettings: optimized),
    // Wraps what Swift does not import of the system: renameat2, O_PATH, O_TMPFILE.
    .target(name: "CFileSystem"),
    // SHA-256 with the processor's own instructions, which Swift has no names for.
    .target(name: "CSHA256", cSettings: [.unsafeFlags(["-O2"], .when(configuration: .debug))]),
    .target(name: "Etiquette", swiftSettings: optimized),
    // What Unicode says of languages: a few tables, because all of it, as ICU has it, takes longer to load than most
    // sites take to build.
    .target(name: "Languages", swiftSettings: optimized),
    // The themes and the starter inside the program, so that it can be copied anywhere.
    .target(name: "BuiltInThemes", plugins: ["EmbedThemes"]),
    .executableTarget(name: "embed-themes", path: "Plugins/embed-themes"),
    .plugin(
      name: "EmbedThemes", capability: .buildTool(), dependencies: ["embed-themes"]),
    // What Swift has no words for: digests, searching bytes, work on all processors.
    .target(name: "Basics", dependencies: ["CSHA256"], swiftSettings: optimized),
    .target(
      name: "Diagnostics",
      dependencies: ["Basics", "Etiquette"],
      exclude: ["README.md", "report.schema.json", "review.schema.json"],
      swiftSettings: optimized
    ),
    .target(name: "Disk", dependencies: ["CFileSystem"], swiftSettings: optimized),
    .target(
      name: "Publishing", dependencies: ["Basics", "Diagnostics", "Disk"],
      swiftSettings: optimized),
    .target(
      name: "Templates", dependencies: ["Basics", "CommonMark", "Diagnostics"],
      swiftSettings: optimized),
    .target(
      name: "Content",
      dependencies: [
        "Basics",
        "BuiltInThemes",
        "CommonMark",
        "Diagnostics",
        "Disk",
        "Etiquette",
        "Languages",
        "Publishing",
        .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: optimized
    ),
    .target(
      name: "Themes",
      dependencies: [
        "Basics",
        "BuiltInThemes",
        "Content",
        "Diagnostics",
        "Etiquette",
        "Languages",
        "Templates",
      ],
      swiftSettings: optimized
    ),
    .target(
      name: "SocialCards",
      dependencies: [
        "Basics", "Content", "Diagnostics", "Disk", "Etiquette", "Publishing", "Templates",
        "Themes",
      ],
      swiftSettings: optimized
    ),
    .target(
      name: "SiteBuilder",
      dependencies: [
        "Basics",
        "CommonMark",
        "Content",
        "Diagnostics",
        "Disk",
        "Etiquette",
        "Languages",
        "Publishing",
        "SocialCards",
        "Templates",
        "Themes",
      ],
      resources: [
        .embedInCode("Offline/worker.js"), .embedInCode("Offline/unregister.js"),
        .embedInCode("Offline/offline.js"),
      ],
      swiftSettings: optimized
    ),
    .target(
      name: "Scaffolding",
      dependencies: [
        "Basics",
        "BuiltInThemes",
        "Content",
        "Diagnostics",
        "Disk",
        "Etiquette",
        "Languages",
        "Publishing",
        "SiteBuilder",
        "Themes",
      ],
      resources: [
        .embedInCode("New/Scaffold/site-readme.md"),
        .embedInCode("New/Scaffold/site-workflow.yaml"),
        .embedInCode("Schema/key-descriptions.yaml"),
      ],
      swiftSettings: optimized
    ),
    // The server of the preview, and the bounds on what clients can make it do.
    .target(name: "PreviewHTTP", swiftSettings: optimized),
    .target(
      name: "Preview",
      dependencies: [
        "CommonMark", "Content", "Diagnostics", "PreviewHTTP", "Publishing", "SiteBuilder",
      ],
      // In the binary, so that it can be copied anywhere.
      resources: [.embedInCode("Page/live.js"), .embedInCode("Page/live.css")]
    ),
    .executableTarget(
      name: "sitegen",
      dependencies: [
        "Basics",
        "CommonMark",
        "Content",
        "Diagnostics",
        "Etiquette",
        "PreviewHTTP",
        "Preview",
        "Publishing",
        "Scaffolding",
        "SiteBuilder",
        "SocialCards",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]
    ),
    // Builds damaged sites, in processes of their own; scripts/test runs it.
    .executableTarget(
      name: "mutations",
      dependencies: [
        "Content",
        "Diagnostics",
        "SiteBuilder",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Tests/Mutations"
    ),
    .testTarget(name: "CommonMarkTests", dependencies: ["CommonMark"]),
    .testTarget(name: "LanguagesTests", dependencies: ["Languages"]),
    .testTarget(name: "EtiquetteTests", dependencies: ["Content", "Etiquette"]),
    .testTarget(
      name: "SiteBuilderTests",
      dependencies: [
        "CSHA256", "Basics", "BuiltInThemes", "Content", "Diagnostics", "Disk", "Etiquette",
        "Languages", "Publishing",
        "Scaffolding", "SiteBuilder", "SocialCards", "Templates", "Themes",
        .product(name: "Yams", package: "Yams"),
      ]),
    .testTarget(name: "PreviewHTTPTests", dependencies: ["PreviewHTTP"]),
    .testTarget(
      name: "PreviewTests",
      dependencies: [
        "Content", "Diagnostics", "PreviewHTTP", "Preview", "Publishing", "SiteBuilder",
      ]),
    .testTarget(
      name: "sitegenTests",
      dependencies: [
        "Basics", "Diagnostics", "Disk", "Etiquette", "Publishing", "SiteBuilder", "sitegen",
      ]),
  ],
  swiftLanguageModes: [.v6]
)
