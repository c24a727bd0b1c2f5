import Publishing

/// `_redirects`: the former addresses as Netlify and Cloudflare Pages read them, one to a line.
///
/// Former addresses count from the published folder. What they lead to is sent to the browser, which
/// sees the folder under the path of the base URL. Netlify leaves a line out where a file has the
/// address, and then sends the redirect's page instead.
struct RedirectList {
  let plan: SitePlan
  let base: BaseURL

  func text() -> String {
    plan.files.compactMap { file in
      file.forwarding.map {
        "/\(file.route.encodedPath) \(base.path)\($0.target.encodedPath)\($0.suffix) 301\n"
      }
    }.joined()
  }
}
