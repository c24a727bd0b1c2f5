/// The cardinal plural rules of the Unicode CLDR, release 48, `common/supplemental/plurals.xml`, as far as they are
/// about whole numbers: there `i` is `n`, and `v`, `w`, `f`, `t`, `c` and `e` are 0.
///
/// Copyright © 1991-2025 Unicode, Inc. Licensed under the Unicode License V3,
/// https://www.unicode.org/license.txt.
enum PluralData {
  static func rules(for tag: LanguageTag) -> String {
    for name in tag.fallbacks {
      if let (_, rules) = table.first(where: {
        $0.languages.split(separator: " ").contains(name[...])
      }) {
        return rules
      }
    }
    return ""
  }

  private static let one = "one: n = 1"
  private static let million = "many: n != 0 and n % 1000000 = 0"
  private static let slavic =
    "one: n % 10 = 1 and n % 100 != 11; few: n % 10 = 2..4 and n % 100 != 12..14"

  // swift-format-ignore
  private static let table: [(languages: String, rules: String)] = [
    ("bm bo dz hnj id ig ii in ja jbo jv jw kde kea km ko lkt lo ms my nqo osa sah ses sg su th to tpi vi wo yo yue zh", ""),
    ("ak am as bho bn csw doi fa ff gu guw hi hy kab kn kok ln mg nso pa pcm si ti wa zu", "one: n = 0,1"),
    ("af an asa ast az bal bem bez bg brx ce cgg chr ckb da de dv ee el en eo et eu fi fo fur fy gl gsw ha haw hu ia ie io jgo jmc ka kaj kcg kk kkj kl ks ksb ku ky lb lg lij mas mgo ml mn mr nah nb nd ne nl nn nnh no nr ny nyn om or os pap ps rm rof rwk saq sc sd sdh seh sn so sq ss ssy st sv sw syr ta te teo tig tk tn tr ts ug ur uz ve vo vun wae xh xog yi", one),
    ("tzm", "one: n = 0,1 or n = 11..99"),
    ("is mk", "one: n % 10 = 1 and n % 100 != 11"),
    ("ceb fil tl", "one: n = 1,2,3 or n % 10 != 4,6,9"),
    ("lv prg", "zero: n % 10 = 0 or n % 100 = 11..19; one: n % 10 = 1 and n % 100 != 11"),
    ("blo cv ksh lag", "zero: n = 0; one: n = 1"),
    ("he iu iw naq sat se sma smi smj smn sms", "one: n = 1; two: n = 2"),
    ("shi", "one: n = 0,1; few: n = 2..10"),
    ("mo ro", "one: n = 1; few: n = 0 or n != 1 and n % 100 = 1..19"),
    ("bs hr sh sr", slavic),
    ("fr pt", "one: n = 0,1; " + million),
    ("ca es it lld pt-PT scn vec", "one: n = 1; " + million),
    ("gd", "one: n = 1,11; two: n = 2,12; few: n = 3..10,13..19"),
    ("dsb hsb sl", "one: n % 100 = 1; two: n % 100 = 2; few: n % 100 = 3..4"),
    ("cs sk", "one: n = 1; few: n = 2..4"),
    ("pl", "one: n = 1; few: n % 10 = 2..4 and n % 100 != 12..14; many: n != 1 and n % 10 = 0..1 or n % 10 = 5..9 or n % 100 = 12..14"),
    ("be ru uk", slavic + "; many: n % 10 = 0 or n % 10 = 5..9 or n % 100 = 11..14"),
    ("sgs", "one: n % 10 = 1 and n % 100 != 11; two: n = 2; few: n != 2 and n % 10 = 2..9 and n % 100 != 11..19"),
    ("lt", "one: n % 10 = 1 and n % 100 != 11..19; few: n % 10 = 2..9 and n % 100 != 11..19"),
    ("mt", "one: n = 1; two: n = 2; few: n = 0 or n % 100 = 3..10; many: n % 100 = 11..19"),
    ("br", "one: n % 10 = 1 and n % 100 != 11,71,91; two: n % 10 = 2 and n % 100 != 12,72,92; few: n % 10 = 3..4,9 and n % 100 != 10..19,70..79,90..99; many: n != 0 and n % 1000000 = 0"),
    ("ga", "one: n = 1; two: n = 2; few: n = 3..6; many: n = 7..10"),
    ("gv", "one: n % 10 = 1; two: n % 10 = 2; few: n % 100 = 0,20,40,60,80"),
    ("kw", "zero: n = 0; one: n = 1; two: n % 100 = 2,22,42,62,82 or n % 1000 = 0 and n % 100000 = 1000..20000,40000,60000,80000 or n != 0 and n % 1000000 = 100000; few: n % 100 = 3,23,43,63,83; many: n != 1 and n % 100 = 1,21,41,61,81"),
    ("ar ars", "zero: n = 0; one: n = 1; two: n = 2; few: n % 100 = 3..10; many: n % 100 = 11..99"),
    ("cy", "zero: n = 0; one: n = 1; two: n = 2; few: n = 3; many: n = 6"),
  ]
}
