//! The closed sets that name a protocol, a direction and a transport on both sides of the kernel line.

/// An application protocol as a policy cell names it. The discriminant is the bit index in a row's masks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Protocol {
    /// Not yet, or not, recognised.
    Unknown = 0,
    /// Connection health of every flow; never payload.
    Tcp = 1,
    /// DNS over UDP and TCP (RFC 1035).
    Dns = 2,
    /// HTTP/1.0 and 1.1 (RFC 9112).
    Http = 3,
    /// TLS handshake facts (RFC 8446 §4.1.2).
    Tls = 4,
}

impl Protocol {
    /// All protocols that bytes can be recognised as, in discriminant order.
    pub const ALL: [Protocol; 5] = [Protocol::Unknown, Protocol::Tcp, Protocol::Dns, Protocol::Http, Protocol::Tls];

    /// The name as policies, records and metrics spell it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Protocol::Unknown => "unknown",
            Protocol::Tcp => "TCP",
            Protocol::Dns => "DNS",
            Protocol::Http => "HTTP",
            Protocol::Tls => "TLS",
        }
    }

    /// This protocol's bit in a row's masks.
    pub const fn bit(self) -> u32 {
        1 << (self as u8)
    }
}

impl TryFrom<u8> for Protocol {
    type Error = u8;

    fn try_from(value: u8) -> Result<Self, u8> {
        Self::ALL.get(usize::from(value)).copied().ok_or(value)
    }
}

/// Which way a packet went, seen from the observed socket.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Direction {
    /// Received by the observed socket.
    Ingress = 0,
    /// Sent by the observed socket.
    Egress = 1,
}

impl Direction {
    /// The other direction.
    pub const fn flip(self) -> Self {
        match self {
            Direction::Ingress => Direction::Egress,
            Direction::Egress => Direction::Ingress,
        }
    }

    /// 0 for ingress, 1 for egress: an index into per-direction pairs.
    pub const fn idx(self) -> usize {
        self as usize
    }
}

/// The transport that carried the bytes (IANA protocol numbers).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Transport {
    /// TCP (RFC 9293).
    Tcp = 6,
    /// UDP (RFC 768).
    Udp = 17,
}
