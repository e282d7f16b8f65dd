//! DNS messages (RFC 1035 §4.1, RFC 6891): what was asked, how it went, and which addresses the answer names.
//!
//! [`parse`] walks the message once and borrows it; names are spelled only when asked for, into a buffer the caller
//! keeps. A message cut by the capture still tells its header and question (`cut`). Compression pointers lead strictly
//! backwards, so a name ends after at most as many jumps as there are bytes, and never spells more than
//! [`NAME_MAX_BYTES`].

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Length of the fixed header (RFC 1035 §4.1.1).
pub const HEADER_BYTES: usize = 12;
/// Longest name on the wire, final zero included (RFC 1035 §3.1).
pub const NAME_MAX_BYTES: usize = 255;
/// Longest spelling of a name: four labels of 250 bytes together, each byte escaped as `\DDD`, and three dots.
pub const NAME_TEXT_MAX_BYTES: usize = 4 * 250 + 3;
/// Shortest resource record: a root name, type, class, TTL and an empty RDATA (RFC 1035 §4.1.3).
const RECORD_MIN_BYTES: usize = 11;
/// Longest label (RFC 1035 §3.1).
const LABEL_MAX_BYTES: u8 = 63;
/// Resource record type of EDNS (RFC 6891 §6.1.1).
const TYPE_OPT: u16 = 41;
/// The Internet class (RFC 1035 §3.2.4).
const CLASS_IN: u16 = 1;

/// Why bytes are not a DNS message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub enum Malformed {
    /// Fewer bytes than the header or the question need.
    #[error("message ends inside its header or question")]
    Cut,
    /// A label with one of the two unassigned type codes (RFC 1035 §4.1.4, RFC 6891 §5).
    #[error("label has a reserved type code")]
    Label,
    /// A compression pointer to where it stands, or further on.
    #[error("compression pointer does not lead backwards")]
    Pointer,
    /// A name longer than [`NAME_MAX_BYTES`].
    #[error("name is longer than 255 bytes")]
    NameLength,
}

impl Malformed {
    /// The reason as metrics spell it.
    pub const fn kind(self) -> &'static str {
        match self {
            Malformed::Cut => "dns_cut",
            Malformed::Label => "dns_label",
            Malformed::Pointer => "dns_pointer",
            Malformed::NameLength => "dns_name_length",
        }
    }
}

/// One message, borrowed from the bytes it was read from.
#[derive(Clone, Copy, Debug)]
pub struct Message<'a> {
    /// Pairs a response with its query.
    pub id: u16,
    /// QR: a response.
    pub is_response: bool,
    /// 0 query, 4 notify, 5 update (RFC 1035 §4.1.1, RFC 1996, RFC 2136).
    pub opcode: u8,
    /// TC: the response did not fit its transport; the client will ask again over TCP.
    pub is_truncated: bool,
    /// How it went, with the upper bits from EDNS if there are any.
    pub rcode: Rcode,
    /// What was asked: the first question. Later ones are skipped, as resolvers do (RFC 9619).
    pub question: Option<Question<'a>>,
    /// The bytes end before the sections that the header promises do, or a record is unreadable from there on.
    pub cut: bool,
    message: &'a [u8],
    answers_at: usize,
    n_answers: u16,
}

/// The first entry of the question section.
#[derive(Clone, Copy, Debug)]
pub struct Question<'a> {
    /// Name asked for.
    pub name: Name<'a>,
    /// Type asked for.
    pub qtype: RecordType,
    /// Class asked for, with the unicast bit of mDNS cleared (RFC 6762 §5.4).
    pub class: u16,
}

/// One record of the answer section.
#[derive(Clone, Copy, Debug)]
pub struct Answer<'a> {
    /// Whose record it is.
    pub owner: Name<'a>,
    /// How long it may be kept, seconds.
    pub ttl_s: u32,
    /// Its type.
    pub rtype: RecordType,
    /// What it says.
    pub data: AnswerData<'a>,
}

/// The answers that name remote addresses; the others are kept by type only.
#[derive(Clone, Copy, Debug)]
pub enum AnswerData<'a> {
    /// A or AAAA of class IN.
    Address(IpAddr),
    /// CNAME: the owner is another name for this one.
    Alias(Name<'a>),
    /// Anything else.
    Other,
}

/// Reads a message (one datagram, or what follows the two length bytes on TCP). Bytes after the last record are ignored.
///
/// # Errors
/// When header or first question is cut or unreadable. Damage further on sets [`Message::cut`].
pub fn parse(bytes: &[u8]) -> Result<Message<'_>, Malformed> {
    let header = bytes.first_chunk::<HEADER_BYTES>().ok_or(Malformed::Cut)?;
    let word = |at: usize| u16::from_be_bytes([header[at], header[at + 1]]);
    let (n_questions, n_answers) = (word(4), word(6));
    let n_records_after = u32::from(word(8)) + u32::from(word(10));
    let mut cursor = Cursor { bytes, at: HEADER_BYTES };
    let question = if n_questions == 0 { None } else { Some(cursor.question()?) };
    let mut message = Message {
        id: word(0),
        is_response: header[2] & 0x80 != 0,
        opcode: (header[2] >> 3) & 0xf,
        is_truncated: header[2] & 0x02 != 0,
        rcode: Rcode(u16::from(header[3] & 0xf)),
        question,
        cut: false,
        message: bytes,
        answers_at: bytes.len(),
        n_answers: 0,
    };
    let rest = (1..n_questions).try_for_each(|_| cursor.question().map(drop));
    let rest = rest.and_then(|()| {
        message.answers_at = cursor.at;
        message.n_answers = n_answers;
        (0..n_answers).try_for_each(|_| cursor.record().map(drop))?;
        for _ in 0..n_records_after {
            let record = cursor.record()?;
            if record.rtype == TYPE_OPT {
                // RFC 6891 §6.1.3: the TTL's upper byte is the upper eight of the twelve bits.
                message.rcode.0 |= ((record.ttl >> 24) as u16) << 4;
            }
        }
        Ok(())
    });
    message.cut = rest.is_err();
    Ok(message)
}

impl<'a> Message<'a> {
    /// The answer section, in order, up to the first record that is cut or unreadable.
    pub fn answers(&self) -> Answers<'a> {
        Answers {
            cursor: Cursor {
                bytes: self.message,
                at: self.answers_at,
            },
            left: self.n_answers,
        }
    }
}

/// Iterator over [`Message::answers`].
#[derive(Clone, Debug)]
pub struct Answers<'a> {
    cursor: Cursor<'a>,
    left: u16,
}

impl<'a> Iterator for Answers<'a> {
    type Item = Answer<'a>;

    fn next(&mut self) -> Option<Answer<'a>> {
        self.left = self.left.checked_sub(1)?;
        let answer = self.cursor.record().and_then(|record| record.answer(self.cursor.bytes));
        if answer.is_err() {
            self.left = 0;
        }
        answer.ok()
    }
}

/// A name inside a message: readable to its end, as [`parse`] or the iterator has checked.
#[derive(Clone, Copy)]
pub struct Name<'a> {
    message: &'a [u8],
    at: usize,
}

/// Room for one spelled name; keep one and use it again.
#[derive(Clone)]
pub struct NameBuf([u8; NAME_TEXT_MAX_BYTES]);

impl Default for NameBuf {
    fn default() -> Self {
        NameBuf([0; NAME_TEXT_MAX_BYTES])
    }
}

impl std::fmt::Debug for NameBuf {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("NameBuf")
    }
}

impl<'a> Name<'a> {
    /// Spells the name as asked (case kept), without the final dot; the root is `.`.
    ///
    /// What is not printable ASCII becomes `\DDD`, a dot or backslash inside a label `\.` and `\\` (RFC 1035 §5.1),
    /// so the text never carries a terminal escape.
    pub fn text<'b>(&self, buf: &'b mut NameBuf) -> &'b str {
        let mut out = TextCursor { buf: &mut buf.0, len: 0 };
        for (idx, label) in self.labels().enumerate() {
            if idx > 0 {
                out.push(b".");
            }
            label.iter().for_each(|&byte| out.push_escaped(byte));
        }
        if out.len == 0 {
            out.push(b".");
        }
        let len = out.len;
        // Only ASCII was pushed; an empty text would be our bug, never a panic.
        std::str::from_utf8(&buf.0[..len]).unwrap_or_default()
    }

    /// The labels, first to last, without the root.
    pub fn labels(&self) -> Labels<'a> {
        Labels {
            message: self.message,
            at: self.at,
            run_start: self.at,
        }
    }

    /// Whether both spell the same name; case does not matter (RFC 1035 §2.3.3).
    pub fn is_same_as(&self, other: &Name<'_>) -> bool {
        let (mut ours, mut theirs) = (self.labels(), other.labels());
        loop {
            match (ours.next(), theirs.next()) {
                (None, None) => return true,
                (Some(a), Some(b)) if a.eq_ignore_ascii_case(b) => {}
                _ => return false,
            }
        }
    }

    /// Walks the name once: every label in place, every pointer backwards, the whole within bounds.
    fn checked(message: &'a [u8], at: usize) -> Result<Self, Malformed> {
        let mut labels = Labels {
            message,
            at,
            run_start: at,
        };
        let mut n_bytes = 1; // the final zero
        while let Some(label) = labels.step()? {
            n_bytes += 1 + label.len();
            if n_bytes > NAME_MAX_BYTES {
                return Err(Malformed::NameLength);
            }
        }
        Ok(Name { message, at })
    }
}

impl std::fmt::Debug for Name<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.text(&mut NameBuf::default()))
    }
}

/// Iterator over the labels of a [`Name`].
#[derive(Clone, Debug)]
pub struct Labels<'a> {
    message: &'a [u8],
    at: usize,
    /// Where the current run of labels began; a pointer must lead before it, so jumps end.
    run_start: usize,
}

impl<'a> Labels<'a> {
    fn step(&mut self) -> Result<Option<&'a [u8]>, Malformed> {
        loop {
            let len = *self.message.get(self.at).ok_or(Malformed::Cut)?;
            match len {
                0 => return Ok(None),
                1..=LABEL_MAX_BYTES => {
                    let start = self.at + 1;
                    let end = start + usize::from(len);
                    let label = self.message.get(start..end).ok_or(Malformed::Cut)?;
                    self.at = end;
                    return Ok(Some(label));
                }
                0xc0.. => {
                    let low = *self.message.get(self.at + 1).ok_or(Malformed::Cut)?;
                    let target = usize::from(u16::from_be_bytes([len & 0x3f, low]));
                    if target >= self.run_start {
                        return Err(Malformed::Pointer);
                    }
                    self.at = target;
                    self.run_start = target;
                }
                _ => return Err(Malformed::Label),
            }
        }
    }
}

impl<'a> Iterator for Labels<'a> {
    type Item = &'a [u8];

    fn next(&mut self) -> Option<&'a [u8]> {
        self.step().ok().flatten()
    }
}

/// The fixed part of a resource record, and where its data lies.
struct Record {
    owner_at: usize,
    rtype: u16,
    class: u16,
    ttl: u32,
    data_at: usize,
    data_end: usize,
}

impl Record {
    fn answer<'a>(&self, message: &'a [u8]) -> Result<Answer<'a>, Malformed> {
        let data = &message[self.data_at..self.data_end];
        let data = match (RecordType(self.rtype), self.class) {
            (RecordType::A, CLASS_IN) => match <[u8; 4]>::try_from(data) {
                Ok(octets) => AnswerData::Address(IpAddr::V4(Ipv4Addr::from(octets))),
                Err(_) => AnswerData::Other,
            },
            (RecordType::AAAA, CLASS_IN) => match <[u8; 16]>::try_from(data) {
                Ok(octets) => AnswerData::Address(IpAddr::V6(Ipv6Addr::from(octets))),
                Err(_) => AnswerData::Other,
            },
            // The name may point before its RDATA but not run past it.
            (RecordType::CNAME, _) => AnswerData::Alias(Name::checked(&message[..self.data_end], self.data_at)?),
            _ => AnswerData::Other,
        };
        let owner = Name::checked(message, self.owner_at)?;
        Ok(Answer {
            owner,
            ttl_s: self.ttl,
            rtype: RecordType(self.rtype),
            data,
        })
    }
}

#[derive(Clone, Debug)]
struct Cursor<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Cursor<'a> {
    fn take(&mut self, n: usize) -> Result<&'a [u8], Malformed> {
        let end = self.at.checked_add(n).ok_or(Malformed::Cut)?;
        let taken = self.bytes.get(self.at..end).ok_or(Malformed::Cut)?;
        self.at = end;
        Ok(taken)
    }

    fn u16(&mut self) -> Result<u16, Malformed> {
        self.take(2).map(|b| u16::from_be_bytes([b[0], b[1]]))
    }

    fn u32(&mut self) -> Result<u32, Malformed> {
        self.take(4).map(|b| u32::from_be_bytes([b[0], b[1], b[2], b[3]]))
    }

    /// Steps over a name in place, without following where it points.
    fn skip_name(&mut self) -> Result<(), Malformed> {
        loop {
            match self.take(1)?[0] {
                0 => return Ok(()),
                len @ 1..=LABEL_MAX_BYTES => drop(self.take(usize::from(len))?),
                0xc0.. => return self.take(1).map(drop),
                _ => return Err(Malformed::Label),
            }
        }
    }

    fn question(&mut self) -> Result<Question<'a>, Malformed> {
        let name = Name::checked(self.bytes, self.at)?;
        self.skip_name()?;
        Ok(Question {
            name,
            qtype: RecordType(self.u16()?),
            class: self.u16()? & 0x7fff,
        })
    }

    fn record(&mut self) -> Result<Record, Malformed> {
        if self.bytes.len() - self.at < RECORD_MIN_BYTES {
            return Err(Malformed::Cut);
        }
        let owner_at = self.at;
        self.skip_name()?;
        let (rtype, class, ttl) = (self.u16()?, self.u16()?, self.u32()?);
        let n_data = usize::from(self.u16()?);
        let data_at = self.at;
        self.take(n_data)?;
        Ok(Record {
            owner_at,
            rtype,
            class,
            ttl,
            data_at,
            data_end: self.at,
        })
    }
}

struct TextCursor<'b> {
    buf: &'b mut [u8; NAME_TEXT_MAX_BYTES],
    len: usize,
}

impl TextCursor<'_> {
    /// Appends; what does not fit is left out. A checked name always fits.
    fn push(&mut self, text: &[u8]) {
        let end = self.len + text.len();
        if let Some(room) = self.buf.get_mut(self.len..end) {
            room.copy_from_slice(text);
            self.len = end;
        }
    }

    fn push_escaped(&mut self, byte: u8) {
        match byte {
            b'.' | b'\\' => self.push(&[b'\\', byte]),
            0x21..=0x7e => self.push(&[byte]),
            _ => self.push(&[b'\\', b'0' + byte / 100, b'0' + byte / 10 % 10, b'0' + byte % 10]),
        }
    }
}

/// A resource record or query type (IANA DNS parameters).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct RecordType(pub u16);

/// Room for the longest `TYPE65535` or `RCODE4095`.
pub type NumberBuf = [u8; 10];

macro_rules! names {
    ($owner:ident, $other:literal, $($name:ident = $number:literal),+ $(,)?) => {
        #[expect(missing_docs, reason = "the names are IANA's and say all")]
        impl $owner {
            $(pub const $name: $owner = $owner($number);)+

            /// IANA's mnemonic, if it is one we name.
            pub const fn name(self) -> Option<&'static str> {
                match self.0 {
                    $($number => Some(stringify!($name)),)+
                    _ => None,
                }
            }

            #[doc = concat!("The mnemonic, or `", $other, "<n>` (RFC 3597 §5 for types).")]
            pub fn text<'b>(self, buf: &'b mut NumberBuf) -> &'b str
            where
                'static: 'b,
            {
                self.name().unwrap_or_else(|| numbered($other, self.0, buf))
            }
        }

        impl std::fmt::Display for $owner {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.text(&mut NumberBuf::default()))
            }
        }
    };
}

fn numbered<'b>(prefix: &str, number: u16, buf: &'b mut NumberBuf) -> &'b str {
    let mut len = prefix.len();
    buf[..len].copy_from_slice(prefix.as_bytes());
    let n_digits = number.checked_ilog10().unwrap_or(0);
    for power in (0..=n_digits).rev() {
        buf[len] = b'0' + (number / 10u16.pow(power) % 10) as u8;
        len += 1;
    }
    std::str::from_utf8(&buf[..len]).unwrap_or_default()
}

names! {
    RecordType, "TYPE",
    A = 1, NS = 2, CNAME = 5, SOA = 6, NULL = 10, PTR = 12, HINFO = 13, MX = 15, TXT = 16, RP = 17, AFSDB = 18,
    SIG = 24, KEY = 25, AAAA = 28, LOC = 29, SRV = 33, NAPTR = 35, KX = 36, CERT = 37, DNAME = 39, OPT = 41, APL = 42,
    DS = 43, SSHFP = 44, IPSECKEY = 45, RRSIG = 46, NSEC = 47, DNSKEY = 48, DHCID = 49, NSEC3 = 50, NSEC3PARAM = 51,
    TLSA = 52, SMIMEA = 53, HIP = 55, CDS = 59, CDNSKEY = 60, OPENPGPKEY = 61, CSYNC = 62, ZONEMD = 63, SVCB = 64,
    HTTPS = 65, SPF = 99, EUI48 = 108, EUI64 = 109, TKEY = 249, TSIG = 250, IXFR = 251, AXFR = 252, ANY = 255,
    URI = 256, CAA = 257,
}

/// A response code, twelve bits with EDNS (RFC 6895 §2.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Rcode(pub u16);

names! {
    Rcode, "RCODE",
    NOERROR = 0, FORMERR = 1, SERVFAIL = 2, NXDOMAIN = 3, NOTIMP = 4, REFUSED = 5, YXDOMAIN = 6, YXRRSET = 7,
    NXRRSET = 8, NOTAUTH = 9, NOTZONE = 10, DSOTYPENI = 11, BADVERS = 16, BADKEY = 17, BADTIME = 18, BADMODE = 19,
    BADNAME = 20, BADALG = 21, BADTRUNC = 22, BADCOOKIE = 23,
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `dig A www.example.com` as sent by BIND's dig 9.18: an EDNS query with a cookie.
    const QUERY: &[u8] = &[
        0x4d, 0x29, 0x01, 0x20, 0, 1, 0, 0, 0, 0, 0, 1, 3, b'w', b'w', b'w', 7, b'e', b'x', b'a', b'm', b'p', b'l', b'e', 3, b'c', b'o',
        b'm', 0, 0, 1, 0, 1, 0, 0, 41, 0x04, 0xd0, 0, 0, 0, 0, 0, 12, 0, 10, 0, 8, 1, 2, 3, 4, 5, 6, 7, 8,
    ];

    /// Header, question `A.b/A`, then: `A.b CNAME c.b`, `c.b A 192.0.2.7`, `c.b AAAA 2001:db8::7`, OPT with rcode BADVERS.
    fn response() -> Vec<u8> {
        let mut m = vec![0xbe, 0xef, 0x81, 0x80, 0, 1, 0, 3, 0, 0, 0, 1];
        m.extend([1, b'A', 1, b'b', 0, 0, 1, 0, 1]); // at 12; `b` at 14
        m.extend([0xc0, 12, 0, 5, 0, 1, 0, 0, 0, 60, 0, 4, 1, b'c', 0xc0, 14]); // alias at 33
        m.extend([0xc0, 33, 0, 1, 0, 1, 0, 0, 0, 30, 0, 4, 192, 0, 2, 7]);
        m.extend([
            0xc0, 33, 0, 28, 0, 1, 0, 0, 0, 31, 0, 16, 0x20, 1, 0x0d, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 7,
        ]);
        m.extend([0, 0, 41, 0x10, 0, 1, 0, 0, 0, 0, 0]);
        m
    }

    fn name(n: Name<'_>) -> String {
        n.text(&mut NameBuf::default()).to_owned()
    }

    #[test]
    fn a_query_tells_name_and_type() {
        let m = parse(QUERY).unwrap();
        let q = m.question.unwrap();
        assert_eq!(
            (m.id, m.is_response, m.opcode, m.is_truncated, m.cut),
            (0x4d29, false, 0, false, false)
        );
        assert_eq!((name(q.name).as_str(), q.qtype, q.class), ("www.example.com", RecordType::A, 1));
        assert_eq!(m.answers().count(), 0);
    }

    #[test]
    fn a_response_tells_chain_addresses_and_extended_rcode() {
        let bytes = response();
        let m = parse(&bytes).unwrap();
        assert!(m.is_response && !m.cut);
        assert_eq!(m.rcode, Rcode::BADVERS);
        let answers: Vec<_> = m
            .answers()
            .map(|a| (name(a.owner), a.ttl_s, a.rtype, format!("{:?}", a.data)))
            .collect();
        assert_eq!(
            answers,
            [
                ("A.b".into(), 60, RecordType::CNAME, "Alias(c.b)".into()),
                ("c.b".into(), 30, RecordType::A, "Address(192.0.2.7)".to_owned()),
                ("c.b".into(), 31, RecordType::AAAA, "Address(2001:db8::7)".to_owned()),
            ]
        );
        let alias = m
            .answers()
            .find_map(|a| if let AnswerData::Alias(n) = a.data { Some(n) } else { None })
            .unwrap();
        assert!(alias.is_same_as(&m.answers().nth(1).unwrap().owner));
        assert!(!alias.is_same_as(&m.question.unwrap().name));
    }

    #[test]
    fn every_prefix_is_cut_or_tells_the_question() {
        let bytes = response();
        let question_end = 12 + 9;
        for n in 0..bytes.len() {
            match parse(&bytes[..n]) {
                Err(e) => assert!(n < question_end && e == Malformed::Cut, "{n}: {e}"),
                Ok(m) => {
                    assert!(n >= question_end && m.cut, "{n}");
                    assert_eq!(name(m.question.unwrap().name), "A.b");
                    assert!(m.answers().count() <= 3);
                }
            }
        }
    }

    #[test]
    fn pointers_to_themselves_forward_or_round_are_refused() {
        let with_name = |n: &[u8]| {
            let mut m = vec![0, 1, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0];
            m.extend(n);
            m.extend([0, 1, 0, 1]);
            parse(&m).map(|m| name(m.question.unwrap().name))
        };
        assert_eq!(with_name(&[0xc0, 12]), Err(Malformed::Pointer)); // itself
        assert_eq!(with_name(&[0xc0, 20]), Err(Malformed::Pointer)); // forward
        assert_eq!(with_name(&[1, b'a', 0xc0, 12]), Err(Malformed::Pointer)); // its own start
        assert_eq!(with_name(&[0x40, b'a', 0]), Err(Malformed::Label));
        assert_eq!(with_name(&[0x80, b'a', 0]), Err(Malformed::Label));
        assert_eq!(with_name(&[0]), Ok(".".into()));
    }

    #[test]
    fn a_name_is_at_most_255_bytes() {
        let with_labels = |lens: &[usize]| {
            let mut m = vec![0, 1, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0];
            for &len in lens {
                m.push(len as u8);
                m.extend(vec![0xff; len]);
            }
            m.extend([0, 0, 1, 0, 1]);
            parse(&m).map(|m| name(m.question.unwrap().name).len())
        };
        assert_eq!(with_labels(&[63, 63, 63, 61]), Ok(NAME_TEXT_MAX_BYTES));
        assert_eq!(with_labels(&[63, 63, 63, 62]), Err(Malformed::NameLength));
    }

    #[test]
    fn what_is_not_printable_is_escaped() {
        let mut m = vec![0, 1, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 6];
        m.extend(b"a.\\\x1b \xe9");
        m.extend([0, 0, 16, 0x80, 1]);
        let q = parse(&m).unwrap().question.unwrap();
        assert_eq!(name(q.name), r"a\.\\\027\032\233");
        assert_eq!(q.class, 1);
    }

    #[test]
    fn unnamed_numbers_are_spelled() {
        assert_eq!(RecordType(65535).to_string(), "TYPE65535");
        assert_eq!(RecordType(0).to_string(), "TYPE0");
        assert_eq!(RecordType(65).to_string(), "HTTPS");
        assert_eq!(Rcode(4095).to_string(), "RCODE4095");
        assert_eq!(Rcode(3).to_string(), "NXDOMAIN");
    }
}
