import Etiquette
import Testing

@Suite struct RoleTests {
  @Test func aRoleIsCalledWhatTheSourceCallsIt() {
    #expect(Role.structural.map(\.name) == ["greet", "logistics", "close"])
    #expect(Role.guideline("follow-up").name == "follow-up")
  }

  @Test func theFrameOfALetterStandsAloneButForLogistics() {
    #expect(Role.greet.standsAlone)
    #expect(Role.close.standsAlone)
    #expect(!Role.logistics.standsAlone)
    #expect(!Role.guideline("greet").standsAlone)
  }

  @Test func facetsAreNamedInThePluralAsInAddresses() {
    #expect(
      Facet.allCases.map(\.plural) == ["stages", "reasons", "channels", "tones", "relationships"])
  }
}
