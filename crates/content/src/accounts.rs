//! The accounts of the newspaper and its authors: what a newsroom writes of each, as the address of its page.

use dateline_model::{Account, Network};

use super::problem::Complaint;
use super::web_address::{WebAddress, has_scheme};

/// How a network names its accounts.
struct Naming {
    /// Its hosts, without `www.` and the like. None where each account has its own server.
    hosts: &'static [&'static str],
    /// What an account's address begins with: what comes after it is its name.
    address: &'static str,
    /// The signs that a name may have besides letters and digits. None where names are not enough to find an account.
    signs: Option<&'static str>,
    /// A name as people write it.
    example: &'static str,
}

const fn naming(network: Network) -> Naming {
    let (hosts, address, signs, example): (&[&str], _, _, _) = match network {
        Network::Mastodon => (
            &[],
            "https://mastodon.example/@",
            Some("_.-"),
            "@harbourpost@mastodon.example",
        ),
        Network::Bluesky => (
            &["bsky.app"],
            "https://bsky.app/profile/",
            Some(".-"),
            "harbourpost.example",
        ),
        Network::Threads => (
            &["threads.com", "threads.net"],
            "https://www.threads.com/@",
            Some("_."),
            "@harbourpost",
        ),
        Network::X => (
            &["x.com", "twitter.com"],
            "https://x.com/",
            Some("_"),
            "@harbourpost",
        ),
        Network::Facebook => (
            &["facebook.com", "fb.com"],
            "https://www.facebook.com/",
            Some("."),
            "harbourpost",
        ),
        Network::Instagram => (
            &["instagram.com"],
            "https://www.instagram.com/",
            Some("_."),
            "@harbourpost",
        ),
        Network::Youtube => (
            &["youtube.com"],
            "https://www.youtube.com/@",
            Some("_.-"),
            "@harbourpost",
        ),
        Network::Tiktok => (
            &["tiktok.com"],
            "https://www.tiktok.com/@",
            Some("_."),
            "@harbourpost",
        ),
        Network::Linkedin => (
            &["linkedin.com"],
            "https://www.linkedin.com/company/",
            Some("-"),
            "harbourpost",
        ),
        Network::Telegram => (
            &["t.me", "telegram.me"],
            "https://t.me/",
            Some("_"),
            "@harbourpost",
        ),
        Network::Whatsapp => (
            &["whatsapp.com", "wa.me"],
            "https://whatsapp.com/channel/",
            None,
            "0029VaHarbour",
        ),
        Network::Reddit => (
            &["reddit.com"],
            "https://www.reddit.com/",
            Some("_-/"),
            "r/harbourpost",
        ),
    };
    Naming {
        hosts,
        address,
        signs,
        example,
    }
}

/// Reads an account: its name on a network, or the address of its page there.
pub(super) fn account(network: Network, text: &str) -> Result<Account, Complaint> {
    let naming = naming(network);
    let read = match as_address(text) {
        Some(address) => naming.at(WebAddress::read(&address)?),
        None => naming.called(text),
    };
    let (address, handle) = read.ok_or_else(|| {
        let message = format!("`{text}` is not an account on {}", network.label());
        Complaint::error(message, naming.help())
    })?;
    Ok(Account {
        network,
        address,
        handle,
    })
}

/// An address, also one without its scheme.
fn as_address(text: &str) -> Option<String> {
    if has_scheme(text) {
        return Some(text.to_owned());
    }
    let (host, _) = text.split_once('/')?;
    host.contains('.').then(|| format!("https://{text}"))
}

impl Naming {
    /// The account at an address, with its name where the address says it.
    fn at(&self, address: WebAddress) -> Option<(String, Option<String>)> {
        let address = address.into_ascii();
        let (_, place) = address.split_once("://")?;
        let (host, path) = place.split_once('/')?;
        if self.hosts.is_empty() {
            let name = path.strip_prefix('@')?.trim_end_matches('/');
            return self.called(&format!("@{name}@{host}"));
        }
        let is_of = |known: &&str| {
            let before = host.strip_suffix(*known);
            before.is_some_and(|before| before.is_empty() || before.ends_with('.'))
        };
        if path.is_empty() || !self.hosts.iter().any(is_of) {
            return None;
        }
        let (_, before) = self.address.split_once("://")?;
        let (_, before) = before.split_once('/')?;
        let name = path.strip_prefix(before).map(|name| name.trim_end_matches('/'));
        let handle = name.filter(|name| self.is_name(name)).map(str::to_owned);
        Some((address, handle))
    }

    /// The account of a name.
    fn called(&self, text: &str) -> Option<(String, Option<String>)> {
        let name = text.strip_prefix('@').unwrap_or(text);
        if self.hosts.is_empty() {
            let (name, host) = name.split_once('@').filter(|(name, _)| self.is_name(name))?;
            let server = WebAddress::read(&format!("https://{host}")).ok()?;
            let server = server.into_origin().ok().filter(|server| server.contains('.'))?;
            let handle = format!("{name}@{}", server.trim_start_matches("https://"));
            return Some((format!("{server}/@{name}"), Some(handle)));
        }
        // A name that needs a sign has it in the example too: the dot of a domain, the kind of a place on Reddit.
        let has_needed = |sign| !self.example.contains(sign) || name.contains(sign);
        let is_name = self.is_name(name) && has_needed('.') && has_needed('/');
        is_name.then(|| (format!("{}{name}", self.address), Some(name.to_owned())))
    }

    fn is_name(&self, name: &str) -> bool {
        let is_sign = |c: char| self.signs.is_some_and(|signs| signs.contains(c));
        self.signs.is_some() && !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || is_sign(c))
    }

    /// What to write.
    fn help(&self) -> String {
        let name = self.example.split('@').find(|part| !part.is_empty());
        let address = format!("{}{}", self.address, name.unwrap_or_default());
        match self.signs {
            Some(_) => format!("Write it like {}, or like {address}.", self.example),
            None => format!("Write its whole address, like {address}."),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_is_found_however_people_write_it() {
        for (network, ways, address, handle) in [
            (
                Network::Mastodon,
                &[
                    "@post@mastodon.example",
                    "post@mastodon.example",
                    "https://mastodon.example/@post",
                    "mastodon.example/@post/",
                ][..],
                "https://mastodon.example/@post",
                "post@mastodon.example",
            ),
            (
                Network::X,
                &["@post_1", "post_1"],
                "https://x.com/post_1",
                "post_1",
            ),
            (
                Network::X,
                &["https://twitter.com/post"],
                "https://twitter.com/post",
                "post",
            ),
            (
                Network::X,
                &["x.com/post", "https://x.com/post"],
                "https://x.com/post",
                "post",
            ),
            (
                Network::Bluesky,
                &[
                    "post.example",
                    "@post.example",
                    "https://bsky.app/profile/post.example",
                ],
                "https://bsky.app/profile/post.example",
                "post.example",
            ),
            (
                Network::Youtube,
                &["@post", "post", "https://www.youtube.com/@post"],
                "https://www.youtube.com/@post",
                "post",
            ),
            (
                Network::Linkedin,
                &["post", "www.linkedin.com/company/post"],
                "https://www.linkedin.com/company/post",
                "post",
            ),
            (
                Network::Reddit,
                &["r/post", "https://www.reddit.com/r/post"],
                "https://www.reddit.com/r/post",
                "r/post",
            ),
        ] {
            for way in ways {
                let found = account(network, way).unwrap();
                assert_eq!(
                    (&*found.address, found.handle.as_deref()),
                    (address, Some(handle)),
                    "{way}"
                );
            }
        }
    }

    #[test]
    fn what_is_not_an_account_of_the_network_is_refused_with_the_right_form() {
        for (network, wrong, fix) in [
            (
                Network::Mastodon,
                "@post",
                "like @harbourpost@mastodon.example, or like https://mastodon.example/@harbourpost",
            ),
            (
                Network::Mastodon,
                "https://mastodon.example/about",
                "@harbourpost@mastodon.example",
            ),
            (Network::Mastodon, "@post@local", "@harbourpost@mastodon.example"),
            (
                Network::X,
                "https://facebook.com/post",
                "like @harbourpost, or like https://x.com/harbourpost",
            ),
            (Network::X, "https://notx.com/post", "https://x.com/harbourpost"),
            (Network::X, "https://x.com/", "https://x.com/harbourpost"),
            (Network::X, "our account", "@harbourpost"),
            (Network::X, "", "@harbourpost"),
            (Network::Bluesky, "post", "like harbourpost.example"),
            (Network::Reddit, "post", "like r/harbourpost"),
            (
                Network::Whatsapp,
                "post",
                "Write its whole address, like https://whatsapp.com/channel/",
            ),
        ] {
            let complaint = account(network, wrong).unwrap_err();
            assert!(
                complaint.message.contains(network.label()) && complaint.fix.contains(fix),
                "{wrong}: {complaint:?}"
            );
            assert!(account(network, naming(network).example).is_ok() || network == Network::Whatsapp);
        }
    }

    #[test]
    fn an_address_of_another_kind_on_the_network_is_kept() {
        let channel = "https://www.youtube.com/channel/UC0123456789";
        let found = account(Network::Youtube, channel).unwrap();
        assert_eq!((&*found.address, found.handle), (channel, None));
    }
}
