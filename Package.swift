// swift-tools-version: 6.1
import PackageDescription

/// Optimized in debug builds too: they build real sites in the tests.
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
    // YAML; its `Node` keeps marks, so that every fault in front matter has a line and a column.
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    // The server of the preview: HTTP on Swift's own concurrency, and no dependency of its own.
    .package(url: "https://github.com/swhitty/FlyingFox", exact: "0.27.1"),
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
    .target(name: "Etiquette", swiftSettings: optimized),
    .target(
      name: "SiteBuilder",
      dependencies: [
        "CFileSystem",
        "CommonMark",
        "Etiquette",
        .product(name: "Yams", package: "Yams"),
      ],
      exclude: ["Diagnostics/README.md", "Diagnostics/report.schema.json"],
      resources: [
        .embedInCode("Offline/worker.js"), .embedInCode("Offline/farewell.js"),
        .embedInCode("Offline/offline.js"),
      ],
      swiftSettings: optimized
    ),
    .target(
      name: "Preview",
      dependencies: [
        "CommonMark",
        "SiteBuilder",
        .product(name: "FlyingFox", package: "FlyingFox"),
      ],
      // In the binary, so that it can be copied anywhere.
      resources: [.embedInCode("Page/live.js"), .embedInCode("Page/live.css")]
    ),
    .executableTarget(
      name: "sitegen",
      dependencies: [
        "Etiquette",
        "Preview",
        "SiteBuilder",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]
    ),
    // Builds damaged sites, in processes of their own; scripts/test runs it.
    .executableTarget(
      name: "mutations",
      dependencies: [
        "SiteBuilder",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Tests/Mutations"
    ),
    .testTarget(name: "CommonMarkTests", dependencies: ["CommonMark"]),
    .testTarget(name: "EtiquetteTests", dependencies: ["Etiquette", "SiteBuilder"]),
    .testTarget(name: "SiteBuilderTests", dependencies: ["SiteBuilder"]),
    .testTarget(name: "PreviewTests", dependencies: ["Preview", "SiteBuilder"]),
    .testTarget(name: "sitegenTests", dependencies: ["sitegen", "SiteBuilder"]),
  ],
  swiftLanguageModes: [.v6]
)
