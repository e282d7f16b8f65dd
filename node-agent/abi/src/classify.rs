//! Recognition of a protocol from the first bytes of a direction, shared by the kernel and replay.
//!
//! Bias: miss rather than mislabel. Look-ahead is fixed at [`LOOKAHEAD_BYTES`]; no loops, no panics, so that the
//! verifier and a reader see the same straight line.

use crate::{Protocol, Transport};

/// Bytes of a direction the classifier looks at. Shorter input is zero-padded and its real length passed beside it.
pub const LOOKAHEAD_BYTES: usize = 16;

/// What is known besides the bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hint {
    /// The transport that carried the bytes.
    pub transport: Transport,
    /// The lower-numbered or listening port of the two, host byte order: where DNS is expected at 53.
    pub local_port: u16,
    /// The remote port, host byte order.
    pub remote_port: u16,
    /// Bytes in this segment or datagram; at most [`LOOKAHEAD_BYTES`] of them are given.
    pub len_bytes: u32,
}

/// What the first bytes say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Recognised.
    Is(Protocol),
    /// A proper prefix of something recognisable; ask again with more bytes.
    NeedMore,
    /// None that we know.
    Unknown,
}

/// Says what a direction's first bytes are.
///
/// `first` holds the first bytes of the direction (or of a datagram), zero-padded.
#[inline(always)]
pub fn classify(first: &[u8; LOOKAHEAD_BYTES], hint: Hint) -> Verdict {
    let port_is_dns = hint.local_port == 53 || hint.remote_port == 53;
    if matches!(hint.transport, Transport::Udp) {
        return if port_is_dns && hint.len_bytes >= 12 && dns_header(first, 0) {
            Verdict::Is(Protocol::Dns)
        } else {
            Verdict::Unknown
        };
    }
    if port_is_dns && hint.len_bytes >= 14 && dns_over_tcp(first) {
        return Verdict::Is(Protocol::Dns);
    }
    if hint.len_bytes < 4 {
        return if hint.len_bytes == 0 || short_prefix(first, hint.len_bytes) {
            Verdict::NeedMore
        } else {
            Verdict::Unknown
        };
    }
    if tls_client_or_server_hello(first, hint.len_bytes) {
        return Verdict::Is(Protocol::Tls);
    }
    let word = u64::from_be_bytes([first[0], first[1], first[2], first[3], first[4], first[5], first[6], first[7]]);
    if hint.len_bytes < 8 {
        return http_prefix_short(word, hint.len_bytes);
    }
    if http_word(word) {
        Verdict::Is(Protocol::Http)
    } else {
        Verdict::Unknown
    }
}

/// `word >> shift == text`, with `text` left-aligned in eight bytes.
const fn starts(word: u64, text: &[u8; 8], n: u32) -> bool {
    let t = u64::from_be_bytes(*text);
    let shift = 64 - 8 * n;
    (word >> shift) == (t >> shift)
}

/// The methods of RFC 9110 §9 and RFC 5789 with the space that must follow, and a response's version (RFC 9112 §4).
#[inline(always)]
const fn http_word(word: u64) -> bool {
    starts(word, b"GET /\0\0\0", 4)
        || starts(word, b"HTTP/1.\0", 7)
        || starts(word, b"POST \0\0\0", 5)
        || starts(word, b"PUT \0\0\0\0", 4)
        || starts(word, b"HEAD \0\0\0", 5)
        || starts(word, b"DELETE \0", 7)
        || starts(word, b"PATCH \0\0", 6)
        || starts(word, b"OPTIONS ", 8)
        || starts(word, b"TRACE \0\0", 6)
        || starts(word, b"CONNECT ", 8)
}

/// With 4 to 7 bytes: a short method is complete, a longer one may still come.
#[inline(always)]
const fn http_prefix_short(word: u64, len: u32) -> Verdict {
    if starts(word, b"GET \0\0\0\0", 4) || starts(word, b"PUT \0\0\0\0", 4) {
        return Verdict::Is(Protocol::Http);
    }
    if len >= 5 && (starts(word, b"POST \0\0\0", 5) || starts(word, b"HEAD \0\0\0", 5)) {
        return Verdict::Is(Protocol::Http);
    }
    if starts(word, b"HTTP\0\0\0\0", 4)
        || starts(word, b"POST\0\0\0\0", 4)
        || starts(word, b"HEAD\0\0\0\0", 4)
        || starts(word, b"DELE\0\0\0\0", 4)
        || starts(word, b"PATC\0\0\0\0", 4)
        || starts(word, b"OPTI\0\0\0\0", 4)
        || starts(word, b"TRAC\0\0\0\0", 4)
        || starts(word, b"CONN\0\0\0\0", 4)
    {
        return Verdict::NeedMore;
    }
    Verdict::Unknown
}

/// With 1 to 3 bytes: could anything we know begin like this?
#[inline(always)]
const fn short_prefix(first: &[u8; LOOKAHEAD_BYTES], _len: u32) -> bool {
    matches!(first[0], b'G' | b'H' | b'P' | b'D' | b'O' | b'T' | b'C' | 0x16)
}

/// A TLS record of type handshake, version 3.x, holding a ClientHello or ServerHello (RFC 8446 §5.1, §4).
#[inline(always)]
const fn tls_client_or_server_hello(first: &[u8; LOOKAHEAD_BYTES], len: u32) -> bool {
    first[0] == 0x16 && first[1] == 3 && first[2] <= 4 && (len < 6 || first[5] == 1 || first[5] == 2)
}

/// Opcode QUERY, NOTIFY or UPDATE, the Z bit clear, and at most a few questions (RFC 1035 §4.1.1).
#[inline(always)]
const fn dns_header(first: &[u8; LOOKAHEAD_BYTES], at: usize) -> bool {
    let flags_hi = first[at + 2];
    let flags_lo = first[at + 3];
    let opcode = (flags_hi >> 3) & 0xf;
    let n_questions = ((first[at + 4] as u16) << 8) | first[at + 5] as u16;
    opcode <= 5 && opcode != 3 && flags_lo & 0x40 == 0 && n_questions <= 4
}

/// A two-byte length of at least a header, then a header (RFC 1035 §4.2.2).
#[inline(always)]
const fn dns_over_tcp(first: &[u8; LOOKAHEAD_BYTES]) -> bool {
    let len = ((first[0] as u16) << 8) | first[1] as u16;
    len >= 12 && dns_header(first, 2)
}
