//! What currencies and their minor units are called in English trade documents.

use crate::domain::money::Currency;

/// The names of one currency; the first of each is written, all are read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Names {
    code: &'static str,
    pub(super) major: &'static [&'static str],
    /// None where there are no minor digits.
    pub(super) minor: &'static [&'static str],
}

/// The currencies a mainland seller meets; any other goes by its code and a fraction.
const NAMES: [Names; 28] = [
    named("CNY", &["RMB", "Renminbi Yuan", "RMB Yuan", "Renminbi", "Chinese Yuan", "Yuan"], &["Fen"]),
    named("USD", &["US Dollars", "United States Dollars", "US Dollar", "United States Dollar"], &["Cents", "Cent"]),
    named("EUR", &["Euros", "Euro"], &["Cents", "Cent"]),
    named("GBP", &["Pounds Sterling", "British Pounds", "Pound Sterling"], &["Pence", "Penny"]),
    named("HKD", &["Hong Kong Dollars", "Hong Kong Dollar", "HK Dollars"], &["Cents", "Cent"]),
    named("JPY", &["Japanese Yen"], &[]),
    named("KWD", &["Kuwaiti Dinars", "Kuwaiti Dinar"], &["Fils"]),
    named("TWD", &["New Taiwan Dollars", "New Taiwan Dollar"], &["Cents", "Cent"]),
    named("MOP", &["Macao Patacas", "Macao Pataca"], &["Avos"]),
    named("SGD", &["Singapore Dollars", "Singapore Dollar"], &["Cents", "Cent"]),
    named("AUD", &["Australian Dollars", "Australian Dollar"], &["Cents", "Cent"]),
    named("CAD", &["Canadian Dollars", "Canadian Dollar"], &["Cents", "Cent"]),
    named("NZD", &["New Zealand Dollars", "New Zealand Dollar"], &["Cents", "Cent"]),
    named("CHF", &["Swiss Francs", "Swiss Franc"], &["Centimes", "Rappen"]),
    named("KRW", &["Korean Won", "South Korean Won"], &[]),
    named("INR", &["Indian Rupees", "Indian Rupee"], &["Paise", "Paisa"]),
    named("THB", &["Thai Baht"], &["Satang"]),
    named("MYR", &["Malaysian Ringgit"], &["Sen"]),
    named("VND", &["Vietnamese Dong"], &[]),
    named("RUB", &["Russian Roubles", "Russian Rubles", "Russian Rouble", "Russian Ruble"], &["Kopecks", "Kopeks"]),
    named("AED", &["UAE Dirhams", "UAE Dirham", "United Arab Emirates Dirhams"], &["Fils"]),
    named("SAR", &["Saudi Riyals", "Saudi Riyal"], &["Halalas", "Halala"]),
    named("BHD", &["Bahraini Dinars", "Bahraini Dinar"], &["Fils"]),
    named("OMR", &["Omani Rials", "Omani Rial"], &["Baisa"]),
    named("JOD", &["Jordanian Dinars", "Jordanian Dinar"], &["Fils"]),
    named("ZAR", &["South African Rand"], &["Cents", "Cent"]),
    named("BRL", &["Brazilian Reais", "Brazilian Real"], &["Centavos", "Centavo"]),
    named("MXN", &["Mexican Pesos", "Mexican Peso"], &["Centavos", "Centavo"]),
];

const fn named(code: &'static str, major: &'static [&'static str], minor: &'static [&'static str]) -> Names {
    Names { code, major, minor }
}

/// The names of a currency, if it is a common one.
pub(super) fn names_of(currency: Currency) -> Option<Names> {
    NAMES.into_iter().find(|names| names.code == currency.code())
}

/// The currency the words begin with and how many of them name it: the longest name that fits, else a code.
pub(super) fn currency_at(words: &[&str]) -> Option<(Currency, usize)> {
    let by_name = NAMES.iter().filter_map(|names| {
        let length = names.major.iter().filter_map(|name| begins_with(words, name)).max()?;
        Some((Currency::of(names.code)?, length))
    });
    by_name.max_by_key(|(_, length)| *length).or_else(|| {
        let code = words.first().filter(|word| word.len() == 3)?.to_ascii_uppercase();
        Some((Currency::of(&code)?, 1))
    })
}

/// How many of the words name the minor unit of a currency; none is `None`.
pub(super) fn minor_at(words: &[&str], currency: Currency) -> Option<usize> {
    names_of(currency)?.minor.iter().filter_map(|name| begins_with(words, name)).max()
}

fn begins_with(words: &[&str], name: &str) -> Option<usize> {
    let length = name.split(' ').count();
    let start = words.get(..length)?;
    start.iter().zip(name.split(' ')).all(|(word, part)| word.eq_ignore_ascii_case(part)).then_some(length)
}
