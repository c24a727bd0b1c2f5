import SiteBuilder

/// Decides what a request gets: a function of the request and the preview's state.
///
/// The disk is not asked. A request can only name a file of the site that is held in memory, so there
/// is nothing outside that it could reach.
struct Router {
  let state: PreviewState

  /// What of a request matters here.
  struct Request {
    var method = "GET"
    /// As it stands in the request line, without the query.
    var path: String
    var query = ""
    /// The header of that name.
    var host: String? = "localhost"
  }

  enum Reply: Equatable {
    case answer(Answer)
    /// The state, now and after each change, for as long as the page is open.
    case events
  }

  /// Where the preview's own files live; no page of a site can have an address like it.
  static let folder = "/.sitegen/"

  func reply(to request: Request) -> Reply {
    guard LoopbackHost.isNamed(byHostHeader: request.host) else {
      return .answer(
        .text(
          .forbidden, "This preview answers only under the name localhost or a loopback address.\n")
      )
    }
    guard ["GET", "HEAD"].contains(request.method) else {
      return .answer(.text(.methodNotAllowed, "Only GET and HEAD.\n"))
    }
    let path: RequestPath
    do {
      path = try RequestPath(request.path)
    } catch {
      return .answer(
        error == .tooLong
          ? .text(.tooLong, "This address is too long.\n")
          : .text(.badRequest, "This is not an address of a site.\n"))
    }
    return path.text.hasPrefix(Self.folder)
      ? own(path.text.dropFirst(Self.folder.count))
      : .answer(page(path.text, request))
  }

  private func own(_ name: Substring) -> Reply {
    switch name {
    case "events": .events
    case "live.js":
      .answer(Answer(.ok, MediaType.javaScript, PackageResources.live_js))
    case "live.css":
      .answer(Answer(.ok, MediaType.css, PackageResources.live_css))
    default: .answer(.text(.notFound, "Not found.\n"))
    }
  }

  private func page(_ path: String, _ request: Request) -> Answer {
    guard let site = state.site else {
      let page = FaultPage(problems: state.problems, version: state.version)
      return Answer(.unavailable, MediaType.html, Array(page.html.utf8))
    }
    guard path.hasPrefix(site.root) else {
      return path == "/" || path + "/" == site.root
        ? .redirect(to: site.root, query: request.query) : notFound("", site)
    }
    let relative = String(path.dropFirst(site.root.count))
    if let file = site.file(relative) { return answer(.ok, with: file) }
    if site.has(relative + "/"), !relative.isEmpty {
      return .redirect(to: request.path + "/", query: request.query)
    }
    return notFound(relative, site)
  }

  private func notFound(_ relative: String, _ site: ServedSite) -> Answer {
    guard let file = site.notFoundPage(for: relative) else {
      return .text(.notFound, "Not found.\n")
    }
    return answer(.notFound, with: file)
  }

  private func answer(_ status: Answer.Status, with file: RenderedSite.File) -> Answer {
    let type = MediaType.of(file.route.filePath)
    guard type == MediaType.html else { return Answer(status, type, file.bytes) }
    let page = PreviewedPage(file.bytes, version: state.version)
    return Answer(status, type, page.bytes)
  }
}
