import CommonMark

/// Stands in for the site while there has been no good build yet.
struct FaultPage {
  let problems: [Problem]
  let version: String

  var html: String {
    """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; \
    style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>No site yet</title>
    <link rel="stylesheet" href="\(Router.folder)live.css">
    \(PreviewedPage.script(version))</head>
    <body class="no-site">
    <main class="problems">
    <h1>No site yet</h1>
    <p>Fix the errors below to see the site. This page reloads by itself.</p>
    <ol>
    \(problems.map(item).joined(separator: "\n"))
    </ol>
    </main>
    </body>
    </html>

    """
  }

  private func item(_ problem: Problem) -> String {
    let parts = [
      problem.place.map { "<code>\($0.escapedForHTML)</code>" },
      "<p><b>\(problem.severity):</b> \(problem.message.escapedForHTML)</p>",
      problem.excerpt.map { "<pre>\($0.escapedForHTML)</pre>" },
      problem.fix.map { "<p><b>fix:</b> \($0.escapedForHTML)</p>" },
    ]
    return "<li>" + parts.compactMap(\.self).joined() + "</li>"
  }
}
