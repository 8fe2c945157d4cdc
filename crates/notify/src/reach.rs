//! Where robots may be: a webhook must not become a way into the network behind it.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use serde::Deserialize;
use url::{Host, Url};

use crate::DeliveryError;

/// Where messages to robots may go. The addresses themselves are written by an administrator as well; this holds
/// against names that lead elsewhere than they seem to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Reach {
    /// The only hosts allowed, when any are named: `oapi.dingtalk.com`, or `.dingtalk.com` for all below it.
    pub hosts: Vec<String>,
    /// Whether addresses of private networks and of this machine are allowed: for a chat server in the intranet.
    pub private: bool,
    /// Whether messages may go in the clear, by http.
    pub plain_http: bool,
}

impl Reach {
    /// Refuses an address for what it says, before its name is looked up.
    pub(crate) fn check(&self, url: &Url) -> Result<(), DeliveryError> {
        let Some(host) = url.host() else { return Err(DeliveryError::Setting("url", "host?".into())) };
        let name = host.to_string();
        let scheme_fits = url.scheme() == "https" || (url.scheme() == "http" && self.plain_http);
        if !scheme_fits {
            return Err(DeliveryError::Setting("url", format!("{}://{name}", url.scheme())));
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(DeliveryError::Setting("url", format!("@{name}")));
        }
        if !self.names(&name) {
            return Err(DeliveryError::Forbidden(name));
        }
        match host {
            Host::Ipv4(address) if !self.allows(address.into()) => Err(DeliveryError::Forbidden(name)),
            Host::Ipv6(address) if !self.allows(address.into()) => Err(DeliveryError::Forbidden(name)),
            _ => Ok(()),
        }
    }

    fn names(&self, host: &str) -> bool {
        let fits = |allowed: &String| match allowed.strip_prefix('.') {
            Some(_) => host.to_ascii_lowercase().ends_with(&allowed.to_ascii_lowercase()),
            None => host.eq_ignore_ascii_case(allowed),
        };
        self.hosts.is_empty() || self.hosts.iter().any(fits)
    }

    /// Whether a connection to an address may be made. It is asked about the very address that is connected to, so a
    /// name that changes its mind between the question and the connection gains nothing.
    pub(crate) fn allows(&self, address: IpAddr) -> bool {
        match kind(address) {
            Kind::Public => true,
            Kind::Private => self.private,
            Kind::Never => false,
        }
    }
}

enum Kind {
    Public,
    /// Of an office's own network or of this machine (RFC 1918, RFC 4193, RFC 6598).
    Private,
    /// Link-local (where clouds keep their keys), multicast, unspecified, reserved.
    Never,
}

fn kind(address: IpAddr) -> Kind {
    match address {
        IpAddr::V4(v4) => kind_v4(v4),
        // An IPv4 address in IPv6 clothes is what it is underneath.
        IpAddr::V6(v6) => embedded(v6).map_or_else(|| kind_v6(v6), kind_v4),
    }
}

fn embedded(address: Ipv6Addr) -> Option<Ipv4Addr> {
    let [first, second, .., high, low] = address.segments();
    let v4 = || {
        let [a, b] = high.to_be_bytes();
        let [c, d] = low.to_be_bytes();
        Ipv4Addr::new(a, b, c, d)
    };
    address.to_ipv4_mapped().or_else(|| (first == 0x64 && second == 0xff9b).then(v4))
}

fn kind_v4(address: Ipv4Addr) -> Kind {
    let [a, b, ..] = address.octets();
    let shared = a == 100 && (64..128).contains(&b);
    let reserved = a == 0 || a >= 240 || address.is_documentation();
    if address.is_link_local() || address.is_multicast() || reserved {
        Kind::Never
    } else if address.is_private() || address.is_loopback() || shared {
        Kind::Private
    } else {
        Kind::Public
    }
}

fn kind_v6(address: Ipv6Addr) -> Kind {
    let [first, second, ..] = address.segments();
    // Tunnels (6to4, Teredo) carry an IPv4 address that nobody has looked at.
    let tunnel = first == 0x2002 || (first == 0x2001 && second == 0);
    // Only 2000::/3 is given out.
    let given_out = first & 0xe000 == 0x2000 && !tunnel;
    if address.is_loopback() || address.is_unique_local() {
        Kind::Private
    } else if given_out {
        Kind::Public
    } else {
        Kind::Never
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url(text: &str) -> Url {
        text.parse().unwrap()
    }

    #[test]
    fn addresses_by_kind() {
        let closed = Reach::default();
        let open = Reach { private: true, ..Reach::default() };
        // Address, allowed by itself, allowed with private networks.
        let cases = [
            ("8.8.8.8", true, true),
            ("2400:3200::1", true, true),
            ("10.1.2.3", false, true),
            ("172.16.0.1", false, true),
            ("172.32.0.1", true, true),
            ("192.168.1.1", false, true),
            ("100.64.0.1", false, true),
            ("127.0.0.1", false, true),
            ("::1", false, true),
            ("fd00::1", false, true),
            ("::ffff:10.0.0.1", false, true),
            ("64:ff9b::a00:1", false, true),
            ("169.254.169.254", false, false),
            ("::ffff:169.254.169.254", false, false),
            ("fe80::1", false, false),
            ("2002:a00:1::1", false, false),
            ("2001:0:a00:1::1", false, false),
            ("0.0.0.0", false, false),
            ("::", false, false),
            ("224.0.0.1", false, false),
            ("ff02::1", false, false),
            ("255.255.255.255", false, false),
        ];
        for (address, alone, with_private) in cases {
            let parsed: IpAddr = address.parse().unwrap();
            assert_eq!((closed.allows(parsed), open.allows(parsed)), (alone, with_private), "{address}");
        }
    }

    #[test]
    fn an_address_is_refused_for_what_it_says() {
        let reach = Reach::default();
        for refused in [
            "http://oapi.dingtalk.com/robot/send",
            "ftp://oapi.dingtalk.com/",
            "file:///etc/passwd",
            "https://user:word@oapi.dingtalk.com/",
            "https://127.0.0.1/",
            "https://0x7f.1/",
            "https://2130706433/",
            "https://[::1]/",
            "https://169.254.169.254/latest",
        ] {
            assert!(reach.check(&url(refused)).is_err(), "{refused}");
        }
        assert_eq!(reach.check(&url("https://oapi.dingtalk.com/robot/send?access_token=x")), Ok(()));
        let plain = Reach { plain_http: true, private: true, ..Reach::default() };
        assert_eq!(plain.check(&url("http://10.1.2.3:9000/hook")), Ok(()));
    }

    #[test]
    fn only_named_hosts_when_any_are_named() {
        let hosts = vec!["qyapi.weixin.qq.com".to_owned(), ".dingtalk.com".to_owned()];
        let reach = Reach { hosts, ..Reach::default() };
        let allowed = |text: &str| reach.check(&url(text)).is_ok();
        assert!(allowed("https://QYAPI.weixin.qq.com/x") && allowed("https://oapi.dingtalk.com/x"));
        assert!(!allowed("https://evil-dingtalk.com/x") && !allowed("https://x.qyapi.weixin.qq.com/x"));
    }
}
