//! Reads contact cards: strict about what a property means, forgiving about how it is written.

use super::super::encoding::Encoding;
use super::content::Content;
use super::property::{Property, properties, unfolded};
use super::{CONSENT, Card, KIND, LEFT, OF, OWN, PARENT, PERSON, ROLES, TRADE_ROLE};
use crate::domain::telephone::{PhoneLabel, Telephone};

/// Groups that address books put everybody in.
const NO_TAGS: [&str; 2] = ["myContacts", "starred"];

/// The cards of a file. `decode` turns bytes of an encoding into text, by the label that the encoding has for a browser.
pub fn read(bytes: &[u8], encoding: Encoding, decode: &impl Fn(&str, &[u8]) -> Option<String>) -> Vec<Card> {
    let wide = matches!(encoding, Encoding::Utf16Le | Encoding::Utf16Be);
    let label = encoding.label();
    let text = if wide { decode(label, bytes).map(String::into_bytes) } else { Some(bytes.to_vec()) };
    let (plain, begins) = unfolded(&text.unwrap_or_default());
    let text = if wide { String::from_utf8(plain).ok() } else { decode(label, &plain) }.unwrap_or_default();
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    // the bytes within a wide text are UTF-8 as a rule
    let inner = if wide { Encoding::Utf8.label() } else { label };
    let mut cards = Vec::new();
    for lot in lots(properties(text, &begins)) {
        let old = lot.iter().any(|it| it.name == "VERSION" && it.value.trim() == "2.1");
        cards.push(card(&lot, &Content { label: inner, decode, old }));
    }
    cards
}

/// The properties of each card, its beginning first. A card that is never ended is ended by the next one; a card within a
/// card, as 2.1 has them for assistants, is left out.
fn lots(properties: Vec<Property>) -> Vec<Vec<Property>> {
    let mut lots: Vec<Vec<Property>> = Vec::new();
    let (mut inside, mut within) = (false, 0_usize);
    for property in properties {
        let is_card = property.value.trim().eq_ignore_ascii_case("vcard");
        match property.name.as_str() {
            "BEGIN" if is_card => {
                let last = lots.last().filter(|_| inside).and_then(|lot| lot.last());
                if within > 0 || last.is_some_and(|it| it.name == "AGENT" && it.value.trim().is_empty()) {
                    within = within.saturating_add(1);
                } else {
                    inside = true;
                    lots.push(vec![property]);
                }
            }
            "END" if is_card && within > 0 => within = within.saturating_sub(1),
            "END" if is_card => inside = false,
            _ if inside && within == 0 => {
                if let Some(lot) = lots.last_mut() {
                    lot.push(property);
                }
            }
            _ => {}
        }
    }
    lots
}

fn card<D: Fn(&str, &[u8]) -> Option<String>>(lot: &[Property], content: &Content<D>) -> Card {
    let mut card = Card { line: lot.first().map_or(0, |begin| begin.line), ..Card::default() };
    let (mut full, mut built, mut job, mut role) = <(String, String, String, String)>::default();
    let mut is_firm = false;
    for property in lot {
        let whole = || content.whole(property);
        match property.name.as_str() {
            "FN" if full.is_empty() => full = whole(),
            "N" if built.is_empty() => built = person(&content.parts(property)),
            "ORG" if card.organisation.is_empty() => {
                let mut parts = content.parts(property).into_iter();
                card.organisation = parts.next().unwrap_or_default();
                card.department = parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
            }
            "KIND" => is_firm |= whole().eq_ignore_ascii_case("org"),
            "X-ABSHOWAS" => is_firm |= whole().eq_ignore_ascii_case("company"),
            "TITLE" if job.is_empty() => job = whole(),
            "ROLE" if role.is_empty() => role = whole(),
            "TEL" => telephone(&mut card, property, &whole()),
            "EMAIL" => {
                let address = whole();
                let address = without_scheme(&address, "mailto:");
                if !address.is_empty() {
                    card.emails.push(address.to_owned());
                }
            }
            "ADR" if card.region.is_empty() && card.address.is_empty() => address(&mut card, &content.parts(property)),
            "CATEGORIES" => {
                let own = |it: &String| !NO_TAGS.iter().any(|known| it.eq_ignore_ascii_case(known));
                card.categories.extend(content.items(property).into_iter().filter(own));
            }
            OWN => {
                let mut parts = content.parts(property).into_iter();
                let (name, value) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
                if !name.is_empty() && !value.is_empty() {
                    card.own.push((name, value));
                }
            }
            PARENT if card.parent.is_empty() => card.parent = whole(),
            KIND if card.kind.is_empty() => card.kind = whole(),
            TRADE_ROLE if card.trade_role.is_empty() => card.trade_role = whole(),
            LEFT if card.left.is_empty() => card.left = whole(),
            ROLES => card.roles.extend(content.items(property)),
            CONSENT => {
                for (place, part) in card.consent.iter_mut().zip(content.parts(property)) {
                    *place = part;
                }
            }
            "NOTE" => card.notes.extend(Some(whole()).filter(|note| !note.is_empty())),
            "URL" | "BDAY" => {
                let value = whole();
                if !value.is_empty() {
                    card.notes.push(format!("{}: {value}", property.name));
                }
            }
            "X-WECHAT" | "X-WEIXIN" if card.wechat.is_empty() => card.wechat = whole(),
            "IMPP" | "X-SOCIALPROFILE" | "SOCIALPROFILE" if card.wechat.is_empty() => {
                card.wechat = wechat(property, &whole()).unwrap_or_default();
            }
            _ => {}
        }
    }
    let name = if full.is_empty() { built } else { full };
    if is_firm && card.organisation.is_empty() {
        card.organisation.clone_from(&name);
    }
    if !is_firm && name != card.organisation {
        card.person = name;
    }
    card.title = if job.is_empty() { role } else { job };
    if card.person.is_empty() {
        // of a firm alone there is nobody whose numbers these are
        let further = std::mem::take(&mut card.further).into_iter();
        let noted: Vec<String> =
            further.map(|it| format!("{}: {}", it.label.name().to_uppercase(), it.number)).collect();
        card.notes.splice(..0, noted);
    }
    card
}

/// Family name, given name and further names in the order of their script.
fn person(parts: &[String]) -> String {
    let part = |index: usize| parts.get(index).map_or("", String::as_str);
    let (family, given, further) = (part(0), part(1), part(2));
    if [family, given, further].concat().is_ascii() {
        [given, further, family].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    } else {
        [family, further, given].concat()
    }
}

fn telephone(card: &mut Card, property: &Property, value: &str) {
    let number = without_scheme(value, "tel:").replace(";ext=", " ext. ");
    if number.is_empty() {
        return;
    }
    let is_persons = property.parameter(OF).any(|of| of == PERSON);
    if is_persons || property.is_of(&["FAX"]) {
        card.further.push(Telephone { label: label(property), number });
    } else if property.is_of(&["CELL", "MOBILE", "IPHONE"]) {
        card.mobiles.push(number);
    } else {
        card.phones.push(number);
    }
}

/// Where a number rings.
fn label(property: &Property) -> PhoneLabel {
    if property.is_of(&["FAX"]) {
        PhoneLabel::Fax
    } else if property.is_of(&["CELL", "MOBILE", "IPHONE"]) {
        PhoneLabel::Mobile
    } else if property.is_of(&["HOME"]) {
        PhoneLabel::Home
    } else if property.is_of(&["WORK"]) {
        PhoneLabel::Office
    } else {
        PhoneLabel::Other
    }
}

/// Post box, annexe, street, city, region, post code, country.
fn address(card: &mut Card, parts: &[String]) {
    let part = |index: usize| parts.get(index).map(String::as_str).filter(|part| !part.is_empty());
    let joined =
        |parts: [Option<&str>; 5], between: &str| parts.into_iter().flatten().collect::<Vec<_>>().join(between);
    card.region = joined([part(4), part(3).filter(|city| part(4) != Some(*city)), None, None, None], " ");
    card.address = joined([part(2), part(1), part(0), part(5), part(6)], ", ");
}

fn wechat(property: &Property, value: &str) -> Option<String> {
    const NAMES: [&str; 2] = ["WECHAT", "WEIXIN"];
    let (scheme, name) = value.split_once(':').unwrap_or(("", value));
    let named = |known: &str| NAMES.iter().any(|name| known.eq_ignore_ascii_case(name));
    let service = ["X-SERVICE-TYPE", "SERVICE-TYPE", "TYPE"].iter().any(|it| property.parameter(it).any(named));
    (named(scheme) || service).then(|| name.trim_start_matches('/').to_owned())
}

/// The text without a scheme such as `tel:` before it.
fn without_scheme<'a>(text: &'a str, scheme: &str) -> &'a str {
    let begins = text.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    if begins { text.get(scheme.len()..).unwrap_or_default().trim() } else { text }
}
