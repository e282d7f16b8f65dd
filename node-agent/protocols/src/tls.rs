//! TLS hellos (RFC 8446 §4.1, RFC 6066 §3, RFC 7301): who is called, by which version. Everything after is opaque.
//!
//! A hello may lie in several records, and a record in several segments; feed the direction's bytes from its start.
//! At most [`HELLO_MAX_BYTES`] of a hello are looked at.

/// Most bytes of one hello, handshake header included, that are read. Go's ClientHello is 1,513 bytes.
pub const HELLO_MAX_BYTES: usize = 4096;
/// Longest server name (RFC 1035 §3.1, spelled without the final dot).
const NAME_MAX_BYTES: usize = 253;
/// Longest record payload (RFC 8446 §5.1).
const RECORD_MAX_BYTES: usize = 1 << 14;
const RECORD_HEADER_BYTES: usize = 5;
const HANDSHAKE_HEADER_BYTES: usize = 4;
const RECORD_HANDSHAKE: u8 = 22;
const CLIENT_HELLO: u8 = 1;
const SERVER_HELLO: u8 = 2;
const EXTENSION_SERVER_NAME: u16 = 0;
const EXTENSION_ALPN: u16 = 16;
const EXTENSION_SUPPORTED_VERSIONS: u16 = 43;

/// What a parser says about the bytes it has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer<T> {
    /// A value, and how many bytes it took.
    Complete(T, usize),
    /// A proper beginning; come again with more, from the same start.
    Partial,
    /// Not what was looked for.
    Invalid(Malformed),
}

/// Why bytes are not a hello.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub enum Malformed {
    /// Not a handshake record of TLS 1.x, or of an impossible length.
    #[error("not a TLS handshake record")]
    Record,
    /// A handshake message, but another one.
    #[error("not the hello looked for")]
    Handshake,
    /// A length inside the hello overruns it.
    #[error("a field overruns the hello")]
    Field,
}

impl Malformed {
    /// The reason as metrics spell it.
    pub const fn kind(self) -> &'static str {
        match self {
            Malformed::Record => "tls_record",
            Malformed::Handshake => "tls_handshake",
            Malformed::Field => "tls_field",
        }
    }
}

/// A protocol version as it stands on the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Version(pub u16);

impl Version {
    /// `"1.3"` and the like, as records print it; `None` for what no standard names.
    pub const fn name(self) -> Option<&'static str> {
        match self.0 {
            0x0300 => Some("SSL3.0"),
            0x0301 => Some("1.0"),
            0x0302 => Some("1.1"),
            0x0303 => Some("1.2"),
            0x0304 => Some("1.3"),
            _ => None,
        }
    }
}

/// A short ASCII text held in place.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Text<const N: usize> {
    bytes: [u8; N],
    len: u8,
}

impl<const N: usize> Text<N> {
    /// The text.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.bytes[..usize::from(self.len)]).unwrap_or_default()
    }

    /// `text` in place, or `None` when it is empty, too long, or not printable ASCII.
    fn new(text: &[u8]) -> Option<Self> {
        const { assert!(N <= u8::MAX as usize) };
        if text.is_empty() || !text.iter().all(u8::is_ascii_graphic) {
            return None;
        }
        let mut bytes = [0; N];
        bytes.get_mut(..text.len())?.copy_from_slice(text);
        Some(Text {
            bytes,
            len: text.len() as u8,
        })
    }
}

impl<const N: usize> std::fmt::Debug for Text<N> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Debug::fmt(self.as_str(), f)
    }
}

/// A server name: a hostname in lower case, without a final dot.
pub type ServerName = Text<NAME_MAX_BYTES>;
/// An ALPN protocol name. Registered ones are at most 19 bytes; longer ones are not kept.
pub type AlpnName = Text<32>;

/// What a client says first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClientHello {
    /// The highest version offered, reserved values (RFC 8701) left out.
    pub version: Version,
    /// SNI, if there is one and it is a hostname.
    pub server_name: Option<ServerName>,
    /// The protocol the client likes best.
    pub alpn: Option<AlpnName>,
    /// The hello is longer than [`HELLO_MAX_BYTES`]: what came later was not read.
    pub cut: bool,
}

/// What a server answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ServerHello {
    /// The version chosen.
    pub version: Version,
    /// The protocol chosen; in TLS 1.3 it is encrypted and never seen.
    pub alpn: Option<AlpnName>,
}

/// Reads a ClientHello from the first bytes a client sent.
pub fn client_hello(bytes: &[u8]) -> Answer<ClientHello> {
    hello(bytes, CLIENT_HELLO, read_client_hello)
}

/// Reads a ServerHello (or a HelloRetryRequest, which is one) from the first bytes a server sent.
pub fn server_hello(bytes: &[u8]) -> Answer<ServerHello> {
    hello(bytes, SERVER_HELLO, read_server_hello)
}

fn hello<T>(bytes: &[u8], handshake_type: u8, read: fn(Fields<'_>, bool) -> Option<T>) -> Answer<T> {
    let mut room = [0; HELLO_MAX_BYTES];
    match gather(bytes, handshake_type, &mut room) {
        Err(kind) => Answer::Invalid(kind),
        Ok(None) => Answer::Partial,
        Ok(Some(Gathered { len, cut, used })) => match read(Fields(&room[HANDSHAKE_HEADER_BYTES..len]), cut) {
            Some(value) => Answer::Complete(value, used),
            None => Answer::Invalid(Malformed::Field),
        },
    }
}

struct Gathered {
    /// Bytes of the hello, handshake header included, now in the room.
    len: usize,
    /// There are more that the room has no place for.
    cut: bool,
    /// Wire bytes looked at.
    used: usize,
}

/// Joins the payloads of the records that carry one handshake message.
fn gather(bytes: &[u8], handshake_type: u8, room: &mut [u8; HELLO_MAX_BYTES]) -> Result<Option<Gathered>, Malformed> {
    let (mut at, mut len) = (0, 0);
    loop {
        let Some(header) = bytes.get(at..at + RECORD_HEADER_BYTES) else {
            return check_record_prefix(&bytes[at..]).map(|()| None);
        };
        check_record_prefix(header)?;
        let n_payload = usize::from(u16::from_be_bytes([header[3], header[4]]));
        // RFC 8446 §5.1: handshake records are never empty; fragments of them would let a peer send headers for ever.
        if n_payload == 0 || n_payload > RECORD_MAX_BYTES {
            return Err(Malformed::Record);
        }
        at += RECORD_HEADER_BYTES;
        let rest = &bytes[at..];
        let payload = &rest[..n_payload.min(rest.len())];
        let n_taken = payload.len().min(HELLO_MAX_BYTES - len);
        room[len..len + n_taken].copy_from_slice(&payload[..n_taken]);
        let len_before = len;
        len += n_taken;
        if len > 0 && room[0] != handshake_type {
            return Err(Malformed::Handshake);
        }
        if len >= HANDSHAKE_HEADER_BYTES {
            let n_body = usize::from(room[1]) << 16 | usize::from(room[2]) << 8 | usize::from(room[3]);
            let n_hello = HANDSHAKE_HEADER_BYTES + n_body;
            if len >= n_hello.min(HELLO_MAX_BYTES) {
                let end = n_hello.min(HELLO_MAX_BYTES);
                return Ok(Some(Gathered {
                    len: end,
                    cut: n_hello > HELLO_MAX_BYTES,
                    used: at + end - len_before,
                }));
            }
        }
        if payload.len() < n_payload {
            return Ok(None);
        }
        at += n_payload;
    }
}

/// Whether up to five bytes could begin a handshake record of SSL 3.0 or TLS 1.x.
fn check_record_prefix(header: &[u8]) -> Result<(), Malformed> {
    let fits = header.first().is_none_or(|&b| b == RECORD_HANDSHAKE)
        && header.get(1).is_none_or(|&b| b == 3)
        && header.get(2).is_none_or(|&b| b <= 4);
    if fits { Ok(()) } else { Err(Malformed::Record) }
}

/// A cursor whose reads answer `None` past the end.
#[derive(Clone, Copy)]
struct Fields<'a>(&'a [u8]);

impl<'a> Fields<'a> {
    fn take(&mut self, n: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(n)?;
        self.0 = rest;
        Some(taken)
    }

    fn u8(&mut self) -> Option<u8> {
        self.take(1).map(|b| b[0])
    }

    fn u16(&mut self) -> Option<u16> {
        self.take(2).map(|b| u16::from_be_bytes([b[0], b[1]]))
    }

    /// A field with a length of one byte before it.
    fn short(&mut self) -> Option<Fields<'a>> {
        let n = self.u8()?;
        self.take(usize::from(n)).map(Fields)
    }

    /// A field with a length of two bytes before it.
    fn long(&mut self) -> Option<Fields<'a>> {
        let n = self.u16()?;
        self.take(usize::from(n)).map(Fields)
    }

    /// Like `long`, but ends where the bytes do when the hello was cut.
    fn long_or_rest(&mut self, cut: bool) -> Option<Fields<'a>> {
        let n = usize::from(self.u16()?);
        let n = if cut { n.min(self.0.len()) } else { n };
        self.take(n).map(Fields)
    }
}

fn read_client_hello(mut body: Fields<'_>, cut: bool) -> Option<ClientHello> {
    let legacy = Version(body.u16()?);
    body.take(32)?; // random
    body.short().filter(|id| id.0.len() <= 32)?;
    body.long()
        .filter(|suites| suites.0.len() >= 2 && suites.0.len().is_multiple_of(2))?;
    body.short().filter(|methods| !methods.0.is_empty())?;
    let mut hello = ClientHello {
        version: legacy,
        server_name: None,
        alpn: None,
        cut,
    };
    each_extension(body, cut, |kind, extension| match kind {
        EXTENSION_SERVER_NAME => hello.server_name = server_name(extension),
        EXTENSION_ALPN => hello.alpn = first_alpn(extension),
        EXTENSION_SUPPORTED_VERSIONS => hello.version = highest_version(extension).unwrap_or(legacy),
        _ => {}
    })?;
    Some(hello)
}

fn read_server_hello(mut body: Fields<'_>, cut: bool) -> Option<ServerHello> {
    let legacy = Version(body.u16()?);
    body.take(32)?; // random
    body.short().filter(|id| id.0.len() <= 32)?;
    body.take(2 + 1)?; // cipher suite, compression
    let mut hello = ServerHello {
        version: legacy,
        alpn: None,
    };
    each_extension(body, cut, |kind, mut extension| match kind {
        EXTENSION_ALPN => hello.alpn = first_alpn(extension),
        EXTENSION_SUPPORTED_VERSIONS => hello.version = extension.u16().map_or(legacy, Version),
        _ => {}
    })?;
    Some(hello)
}

/// Visits the extensions; a hello without any (TLS 1.1 and older) is whole too.
fn each_extension<'a>(mut body: Fields<'a>, cut: bool, mut visit: impl FnMut(u16, Fields<'a>)) -> Option<()> {
    if body.0.is_empty() {
        return Some(());
    }
    let mut extensions = body.long_or_rest(cut)?;
    while !extensions.0.is_empty() {
        let mut next = extensions;
        match (next.u16(), next.long()) {
            (Some(kind), Some(extension)) => visit(kind, extension),
            _ if cut => return Some(()),
            _ => return None,
        }
        extensions = next;
    }
    Some(())
}

/// RFC 6066 §3: the first entry of type host_name.
fn server_name(mut extension: Fields<'_>) -> Option<ServerName> {
    let mut list = extension.long()?;
    while let Some(kind) = list.u8() {
        let name = list.long()?;
        if kind == 0 {
            return hostname(name.0);
        }
    }
    None
}

/// A name of letters, digits, `-` and `_`, in labels of 1 to 63 bytes; lower case, a final dot dropped.
fn hostname(name: &[u8]) -> Option<ServerName> {
    let name = name.strip_suffix(b".").unwrap_or(name);
    let label_fits =
        |label: &[u8]| (1..=63).contains(&label.len()) && label.iter().all(|&b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
    if !name.split(|&b| b == b'.').all(label_fits) {
        return None;
    }
    let mut text = ServerName::new(name)?;
    text.bytes.make_ascii_lowercase();
    Some(text)
}

fn first_alpn(mut extension: Fields<'_>) -> Option<AlpnName> {
    let mut list = extension.long()?;
    // RFC 8701 §3: reserved values are there to be skipped.
    while let Some(name) = list.short() {
        let is_grease = name.0.len() == 2 && is_grease(u16::from_be_bytes([name.0[0], name.0[1]]));
        if !is_grease {
            return AlpnName::new(name.0);
        }
    }
    None
}

fn highest_version(mut extension: Fields<'_>) -> Option<Version> {
    let list = extension.short()?;
    let versions = list.0.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
    versions.filter(|&v| !is_grease(v)).max().map(Version)
}

const fn is_grease(value: u16) -> bool {
    value & 0x0f0f == 0x0a0a && value >> 8 == value & 0xff
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(n_len: usize, body: &[u8]) -> Vec<u8> {
        let len = (body.len() as u32).to_be_bytes();
        [&len[4 - n_len..], body].concat()
    }

    fn extension(kind: u16, body: &[u8]) -> Vec<u8> {
        [&kind.to_be_bytes()[..], &field(2, body)].concat()
    }

    fn sni(name: &[u8]) -> Vec<u8> {
        extension(0, &field(2, &[&[0][..], &field(2, name)].concat()))
    }

    fn handshake(kind: u8, body: &[u8]) -> Vec<u8> {
        [&[kind][..], &field(3, body)].concat()
    }

    fn client_body(extensions: &[u8]) -> Vec<u8> {
        let mut body = vec![3, 3];
        body.extend([7; 32]);
        body.extend(field(1, &[1; 32]));
        body.extend(field(2, &[0x13, 1, 0x13, 2]));
        body.extend(field(1, &[0]));
        if !extensions.is_empty() {
            body.extend(field(2, extensions));
        }
        body
    }

    /// `message` cut into records of at most `n` bytes.
    fn records(message: &[u8], n: usize) -> Vec<u8> {
        message.chunks(n).flat_map(|c| [&[22, 3, 1][..], &field(2, c)].concat()).collect()
    }

    fn modern() -> Vec<u8> {
        let extensions = [
            extension(0x1a1a, &[]),
            sni(b"WWW.Example.com"),
            extension(
                16,
                &field(2, &[field(1, b"\x2a\x2a"), field(1, b"h2"), field(1, b"http/1.1")].concat()),
            ),
            extension(43, &field(1, &[0x7a, 0x7a, 3, 4, 3, 3])),
        ]
        .concat();
        handshake(1, &client_body(&extensions))
    }

    fn check_modern(answer: Answer<ClientHello>, used: usize) {
        let Answer::Complete(hello, n) = answer else { panic!("{answer:?}") };
        assert_eq!(hello.server_name.unwrap().as_str(), "www.example.com");
        assert_eq!(hello.alpn.unwrap().as_str(), "h2");
        assert_eq!(hello.version.name(), Some("1.3"));
        assert!(!hello.cut);
        assert_eq!(n, used);
    }

    #[test]
    fn one_record_or_many_tell_the_same() {
        let message = modern();
        for n in [1, 2, 3, 5, 50, 100, 4000] {
            let mut bytes = records(&message, n);
            let used = bytes.len();
            check_modern(client_hello(&bytes), used);
            bytes.extend([20, 3, 3, 0, 1, 1]); // ChangeCipherSpec
            check_modern(client_hello(&bytes), used);
        }
    }

    #[test]
    fn every_prefix_is_partial() {
        for n_record in [3, 4000] {
            let bytes = records(&modern(), n_record);
            for n in 0..bytes.len() {
                assert_eq!(client_hello(&bytes[..n]), Answer::Partial, "{n}");
            }
        }
    }

    #[test]
    fn without_extensions_the_legacy_version_counts() {
        let Answer::Complete(hello, _) = client_hello(&records(&handshake(1, &client_body(&[])), 4000)) else {
            panic!()
        };
        assert_eq!((hello.version.name(), hello.server_name, hello.alpn), (Some("1.2"), None, None));
    }

    #[test]
    fn a_server_name_is_a_hostname_or_nothing() {
        for bad in [&b""[..], b".", b"a..b", b"a b", b"x\x1b[2J", b"\xc3\xa9", &[b'a'; 64]] {
            let Answer::Complete(hello, _) = client_hello(&records(&handshake(1, &client_body(&sni(bad))), 4000)) else {
                panic!()
            };
            assert_eq!(hello.server_name, None, "{bad:?}");
        }
        assert_eq!(hostname(b"a_b.c-d.").unwrap().as_str(), "a_b.c-d");
        assert_eq!(hostname(&[[b'a'; 63], [b'.'; 63]].concat()), None);
    }

    #[test]
    fn a_longer_hello_tells_what_its_first_4_kib_do() {
        let extensions = [sni(b"early.test"), extension(21, &[0; 5000]), extension(43, &field(1, &[3, 4]))].concat();
        let bytes = records(&handshake(1, &client_body(&extensions)), 1 << 14);
        let Answer::Complete(hello, used) = client_hello(&bytes) else {
            panic!()
        };
        assert_eq!(
            (hello.server_name.unwrap().as_str(), hello.cut, hello.version.name()),
            ("early.test", true, Some("1.2"))
        );
        assert!(used <= HELLO_MAX_BYTES + RECORD_HEADER_BYTES);
    }

    #[test]
    fn a_server_tells_the_version_it_chose() {
        let mut body = vec![3, 3];
        body.extend([7; 32]);
        body.extend(field(1, &[]));
        body.extend([0x13, 1, 0]);
        let old = body.clone();
        body.extend(field(2, &extension(43, &[3, 4])));
        let version = |b: &[u8]| match server_hello(&records(&handshake(2, b), 30)) {
            Answer::Complete(h, _) => h.version.name(),
            _ => None,
        };
        assert_eq!(version(&body), Some("1.3"));
        assert_eq!(version(&old), Some("1.2"));
        assert_eq!(
            client_hello(&records(&handshake(2, &body), 30)),
            Answer::Invalid(Malformed::Handshake)
        );
    }

    #[test]
    fn other_bytes_are_invalid() {
        assert_eq!(client_hello(b"GET / HTTP/1.1\r\n"), Answer::Invalid(Malformed::Record));
        assert_eq!(client_hello(&[22, 3, 1, 0, 0]), Answer::Invalid(Malformed::Record));
        assert_eq!(client_hello(&[22, 3, 1, 0xff, 0xff]), Answer::Invalid(Malformed::Record));
        let mut overrun = records(&handshake(1, &client_body(&sni(b"a.b"))), 4000);
        let at = overrun.len() - 4 - 7; // the list length of the extension
        overrun[at] = 0xff;
        assert!(matches!(
            client_hello(&overrun),
            Answer::Complete(ClientHello { server_name: None, .. }, _) | Answer::Invalid(_)
        ));
    }
}
