import Testing

@testable import SiteBuilder

@Suite struct PagerTests {
  @Test(arguments: [
    (0, 10, 1), (1, 10, 1), (9, 10, 1), (10, 10, 1), (11, 10, 2), (20, 10, 2), (21, 10, 3),
    (3, 1, 3),
  ])
  func aListHasAsManyPagesAsItFills(total: Int, perPage: Int, pages: Int) {
    #expect(Pager.count(of: total, perPage: perPage) == pages)
  }

  @Test(arguments: [
    (1, 0, 0..<0), (1, 5, 0..<5), (1, 10, 0..<10), (1, 25, 0..<10), (2, 25, 10..<20),
    (3, 25, 20..<25),
  ])
  func aPageShowsItsRun(number: Int, total: Int, range: Range<Int>) {
    let page = Pager(number, of: total, perPage: 10)
    #expect(page.range == range)
    #expect(page.number == number)
    #expect(page.count == Pager.count(of: total, perPage: 10))
  }

  @Test(arguments: 0...40)
  func thePagesTogetherShowEverythingOnce(total: Int) {
    for perPage in [1, 2, 7, 10, 24] {
      let pages = 1...Pager.count(of: total, perPage: perPage)
      let shown = pages.flatMap { Array(Pager($0, of: total, perPage: perPage).range) }
      #expect(shown == Array(0..<total))
    }
  }

  @Test(arguments: [
    (1, 1, [1]), (1, 2, [1, 2]), (1, 10, [1, 2, 3, 10]), (5, 10, [1, 3, 4, 5, 6, 7, 10]),
    (10, 10, [1, 8, 9, 10]), (2, 4, [1, 2, 3, 4]), (3, 5, [1, 2, 3, 4, 5]),
    (500, 1000, [1, 498, 499, 500, 501, 502, 1000]),
  ])
  func theNavigationShowsTheEndsAndTheNeighborhood(number: Int, count: Int, pages: [Int]) {
    #expect(LetterListing.shownPages(around: number, of: count) == pages)
  }
}
