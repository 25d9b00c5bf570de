//! The network of a client: the unit of the limits.

use std::net::{IpAddr, Ipv6Addr};

/// The subscriber's part of an IPv6 address: one subscriber usually has 2^64 addresses (RFC 6177).
const IPV6_PREFIX_BITS: u32 = 64;

/// One IPv4 address, or the /64 of an IPv6 address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Network(IpAddr);

impl From<IpAddr> for Network {
    /// An IPv4-mapped address (`::ffff:192.0.2.1`) is the IPv4 address.
    fn from(address: IpAddr) -> Self {
        Self(match address.to_canonical() {
            IpAddr::V4(address) => address.into(),
            IpAddr::V6(address) => {
                let host_bits = u128::BITS - IPV6_PREFIX_BITS;
                Ipv6Addr::from_bits(address.to_bits() >> host_bits << host_bits).into()
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Network;
    use std::net::IpAddr;

    fn network(address: &str) -> Network {
        address.parse::<IpAddr>().unwrap().into()
    }

    #[test]
    fn ipv6_addresses_of_one_slash_64_are_one_network() {
        let first = network("2001:db8:0:1::1");
        assert_eq!(first, network("2001:db8:0:1:ffff:ffff:ffff:ffff"));
        assert_ne!(first, network("2001:db8:0:2::1"));
    }

    #[test]
    fn every_ipv4_address_is_a_network_also_when_it_is_mapped() {
        assert_eq!(network("::ffff:192.0.2.1"), network("192.0.2.1"));
        assert_ne!(network("::ffff:192.0.2.1"), network("::ffff:192.0.2.2"));
        assert_ne!(network("192.0.2.1"), network("192.0.2.2"));
    }
}
