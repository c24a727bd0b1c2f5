import PreviewHTTP

/// Decides what a request gets: a function of the request and the preview's state.
///
/// The disk is not asked. A request can only name a file of the site that is held in memory, so there
/// is nothing outside that it could reach.
struct Router {
  let state: PreviewState
  /// What is listened on.
  var host = ListeningHost.standard

  /// Where the preview's own files live; no page of a site can have an address like it.
  static let folder = "/.sitegen/"

  func reply(to request: HTTPRequest) -> HTTPReply {
    guard host.isNamed(byHostHeader: request.host) else {
      return .response(
        .text(
          .forbidden,
          host.isInLocalNetwork
            ? "This preview answers only under \(host.name).\n"
            : "This preview answers only under the name localhost or a loopback address.\n")
      )
    }
    let path: RequestPath
    do {
      path = try RequestPath(request.path)
    } catch {
      return .response(
        error == .tooLong
          ? .text(.uriTooLong, "This address is too long.\n")
          : .text(.badRequest, "This is not an address of a site.\n"))
    }
    return path.text.hasPrefix(Self.folder)
      ? own(path.text.dropFirst(Self.folder.count))
      : page(path.text, request)
  }

  private func own(_ name: Substring) -> HTTPReply {
    switch name {
    case "events": .eventStream
    case "live.js":
      .response(HTTPResponse(.ok, MediaType.javaScript, PackageResources.live_js))
    case "live.css":
      .response(HTTPResponse(.ok, MediaType.css, PackageResources.live_css))
    default: .response(.text(.notFound, "Not found.\n"))
    }
  }

  private func page(_ path: String, _ request: HTTPRequest) -> HTTPReply {
    guard let site = state.site else {
      return .work { [state] in
        let page = FaultPage(problems: state.problems, version: state.version)
        return HTTPResponse(.serviceUnavailable, MediaType.html, Array(page.html.utf8))
      }
    }
    guard path.hasPrefix(site.root) else {
      return path == "/" || path + "/" == site.root
        ? .response(.redirect(to: site.root, query: request.query)) : notFound("", site)
    }
    let relative = String(path.dropFirst(site.root.count))
    if let number = site.number(of: relative) { return site.reply(.ok, with: number) }
    if site.has(relative + "/"), !relative.isEmpty {
      return .response(.redirect(to: request.path + "/", query: request.query))
    }
    return notFound(relative, site)
  }

  private func notFound(_ relative: String, _ site: ServedSite) -> HTTPReply {
    guard let number = site.notFoundPage(for: relative) else {
      return .response(.text(.notFound, "Not found.\n"))
    }
    return site.reply(.notFound, with: number)
  }
}
