//! The lines of a card file as properties: name, parameters, value as written.

/// What frames a card; no text goes on behind it.
const FRAME: [&str; 3] = ["BEGIN", "VERSION", "END"];

/// One property.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Property {
    /// The line where it begins, from 1.
    pub(super) line: usize,
    /// Its name in capitals, without the group before it.
    pub(super) name: String,
    /// Its parameters: name and value in capitals. What stands alone, as in 2.1, is a type.
    parameters: Vec<(String, String)>,
    /// Its value as written.
    pub(super) value: String,
}

impl Property {
    /// The values of a parameter.
    pub(super) fn parameter<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.parameters.iter().filter(move |(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Whether one of its types is one of these.
    pub(super) fn is_of(&self, types: &[&str]) -> bool {
        self.parameter("TYPE").any(|known| types.contains(&known))
    }

    /// How its value is encoded: `QUOTED-PRINTABLE`, `BASE64` or `B`.
    pub(super) fn is_encoded(&self, names: &[&str]) -> bool {
        self.parameter("ENCODING").any(|known| names.contains(&known)) || self.is_of(names)
    }
}

/// Takes the folds out of a file: a line that begins with a blank goes on with the one above. A fold may lie within a
/// character, so this comes before the decoding. Beside it stands where each line began.
pub(super) fn unfolded(bytes: &[u8]) -> (Vec<u8>, Vec<usize>) {
    let (mut out, mut begins, mut line) = (Vec::with_capacity(bytes.len()), vec![1], 1_usize);
    let mut rest = bytes.iter().copied().peekable();
    while let Some(byte) = rest.next() {
        if !matches!(byte, b'\r' | b'\n') {
            out.push(byte);
            continue;
        }
        if byte == b'\r' {
            rest.next_if_eq(&b'\n');
        }
        line = line.saturating_add(1);
        if rest.next_if(|next| matches!(next, b' ' | b'\t')).is_none() {
            out.push(b'\n');
            begins.push(line);
        }
    }
    (out, begins)
}

/// The properties of an unfolded text, of which each line began in the file where `begins` says.
pub(super) fn properties(text: &str, begins: &[usize]) -> Vec<Property> {
    let mut found: Vec<Property> = Vec::new();
    let mut lines = begins.iter().copied().zip(text.lines());
    while let Some((number, line)) = lines.next() {
        let Some(mut property) = parse(line, number) else {
            // a line break that nobody escaped: the text above goes on
            let goes_on = |above: &&mut Property| !line.trim().is_empty() && !FRAME.contains(&above.name.as_str());
            if let Some(last) = found.last_mut().filter(goes_on) {
                last.value.push_str("\\n");
                last.value.push_str(line.trim());
            }
            continue;
        };
        if property.is_encoded(&["QUOTED-PRINTABLE"]) {
            while property.value.ends_with('=') {
                property.value.pop();
                let Some((_, next)) = lines.next() else { break };
                property.value.push_str(next);
            }
        }
        found.push(property);
    }
    found
}

fn parse(line: &str, number: usize) -> Option<Property> {
    let mut quoted = false;
    let unquoted_colon = line.char_indices().find_map(|(at, c)| {
        if c == '"' {
            quoted = !quoted;
        }
        (c == ':' && !quoted).then_some(at)
    });
    // a quote that is never closed quotes nothing
    let colon = unquoted_colon.or_else(|| line.find(':'))?;
    let (head, value) = (line.get(..colon)?, line.get(colon.saturating_add(1)..)?);
    let mut parts = head.split(';');
    let full = parts.next()?.trim();
    let name = full.rsplit_once('.').map_or(full, |(_, name)| name);
    if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') {
        return None;
    }
    let mut parameters = Vec::new();
    for part in parts {
        let (name, values) = part.split_once('=').unwrap_or(("TYPE", part));
        for value in values.split(',') {
            parameters.push((name.trim().to_ascii_uppercase(), value.trim().trim_matches('"').to_ascii_uppercase()));
        }
    }
    Some(Property { line: number, name: name.to_ascii_uppercase(), parameters, value: value.to_owned() })
}
