package dev.atoll.demo;

/**
 * TPC-H's nations, in the order in which they get their shops: the first five lie in five regions,
 * so that a small fleet is a varied one. VAT and calendars are not here but in the example's
 * country layers.
 */
enum Country {
  GERMANY(7, "Germany", Region.EUROPE, "EUR", 2, 0.92, "de"),
  UNITED_STATES(24, "United States", Region.AMERICA, "USD", 2, 1, "us"),
  JAPAN(12, "Japan", Region.ASIA, "JPY", 0, 148, "jp"),
  KENYA(14, "Kenya", Region.AFRICA, "KES", 2, 131, "ke"),
  SAUDI_ARABIA(20, "Saudi Arabia", Region.MIDDLE_EAST, "SAR", 2, 3.75, "sa"),
  FRANCE(6, "France", Region.EUROPE, "EUR", 2, 0.92, "fr"),
  BRAZIL(2, "Brazil", Region.AMERICA, "BRL", 2, 5.3, "br"),
  INDIA(8, "India", Region.ASIA, "INR", 2, 84, "in"),
  MOROCCO(15, "Morocco", Region.AFRICA, "MAD", 2, 9.9, "ma"),
  EGYPT(4, "Egypt", Region.MIDDLE_EAST, "EGP", 2, 48, "eg"),
  UNITED_KINGDOM(23, "United Kingdom", Region.EUROPE, "GBP", 2, 0.78, "gb"),
  CANADA(3, "Canada", Region.AMERICA, "CAD", 2, 1.37, "ca"),
  CHINA(18, "China", Region.ASIA, "CNY", 2, 7.2, "cn"),
  ALGERIA(0, "Algeria", Region.AFRICA, "DZD", 2, 134, "dz"),
  JORDAN(13, "Jordan", Region.MIDDLE_EAST, "JOD", 3, 0.709, "jo"),
  ROMANIA(19, "Romania", Region.EUROPE, "RON", 2, 4.6, "ro"),
  ARGENTINA(1, "Argentina", Region.AMERICA, "ARS", 2, 950, "ar"),
  INDONESIA(9, "Indonesia", Region.ASIA, "IDR", 0, 15800, "id"),
  ETHIOPIA(5, "Ethiopia", Region.AFRICA, "ETB", 2, 57, "et"),
  IRAQ(11, "Iraq", Region.MIDDLE_EAST, "IQD", 0, 1310, "iq"),
  RUSSIA(22, "Russia", Region.EUROPE, "RUB", 2, 90, "ru"),
  PERU(17, "Peru", Region.AMERICA, "PEN", 2, 3.75, "pe"),
  VIETNAM(21, "Vietnam", Region.ASIA, "VND", 0, 25000, "vn"),
  MOZAMBIQUE(16, "Mozambique", Region.AFRICA, "MZN", 2, 64, "mz"),
  IRAN(10, "Iran", Region.MIDDLE_EAST, "IRR", 0, 42000, "ir");

  private static final Country[] BY_NATION_KEY = new Country[values().length];

  static {
    for (Country country : values()) {
      BY_NATION_KEY[country.nationKey] = country;
    }
  }

  private final int nationKey;
  private final String title;
  private final Region region;
  private final String currency;
  private final int minorUnits;
  private final double unitsPerDollar;
  private final String code;

  Country(
      int nationKey,
      String title,
      Region region,
      String currency,
      int minorUnits,
      double unitsPerDollar,
      String code) {
    this.nationKey = nationKey;
    this.title = title;
    this.region = region;
    this.currency = currency;
    this.minorUnits = minorUnits;
    this.unitsPerDollar = unitsPerDollar;
    this.code = code;
  }

  /** The country of TPC-H's nation key, 0 to 24. */
  static Country ofNationKey(long nationKey) {
    return BY_NATION_KEY[Math.toIntExact(nationKey)];
  }

  /** TPC-H's own number of the nation, 0 to 24. */
  int nationKey() {
    return nationKey;
  }

  /** ISO 3166 code in small letters, as the fleet's label has it. */
  String code() {
    return code;
  }

  String title() {
    return title;
  }

  Region region() {
    return region;
  }

  String currency() {
    return currency;
  }

  int minorUnits() {
    return minorUnits;
  }

  /** A round figure of the 2020s; rates of a month waver about it. */
  double unitsPerDollar() {
    return unitsPerDollar;
  }

  /** What so many dollar cents are, in whole minor units of the country's currency. */
  long fromCents(long cents) {
    return Math.round(cents * unitsPerDollar * Math.pow(10, minorUnits) / 100);
  }
}
