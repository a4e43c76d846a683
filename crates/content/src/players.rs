//! The players of videos on other hosts, which readers can start within a story.

use url::Url;

use super::web_address::WebAddress;

/// The address of the player for the page of a video, if the host is known to have one. It plays at once, and the host is
/// asked to keep what it can to itself.
pub(crate) fn player(page: &WebAddress) -> Option<String> {
    let url = page.url();
    let host = url.host_str()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    let path: Vec<_> = url.path_segments()?.filter(|part| !part.is_empty()).collect();
    if !matches!(url.scheme(), "https" | "http") {
        return None;
    }
    match host {
        "youtube.com" | "m.youtube.com" | "music.youtube.com" | "youtube-nocookie.com" => {
            let id = match path[..] {
                ["watch"] => value(url, "v")?,
                ["shorts" | "live" | "embed" | "v", id] => id.to_owned(),
                _ => return None,
            };
            youtube(url, &id)
        }
        "youtu.be" => youtube(url, path.first()?),
        "vimeo.com" | "player.vimeo.com" => vimeo(url, &path),
        _ => peertube(url, &path),
    }
}

/// The player's host, for the policy of pages (CSP Level 3, section 6.1.3, "frame-src").
pub(crate) fn origin(page: &str) -> Option<String> {
    let page = WebAddress::read(page).ok()?;
    WebAddress::read(&player(&page)?)
        .ok()
        .map(|player| player.origin())
}

/// From the host that sets no cookie before it plays (YouTube Help, "Embed videos & playlists").
fn youtube(url: &Url, id: &str) -> Option<String> {
    let is_id = id.len() == 11
        && id
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b));
    let start = start(url).map_or_else(String::new, |seconds| format!("&start={seconds}"));
    is_id.then(|| format!("https://www.youtube-nocookie.com/embed/{id}?autoplay=1{start}"))
}

/// A video that is not listed has a second name, without which it does not play (Vimeo, "Player parameters").
fn vimeo(url: &Url, path: &[&str]) -> Option<String> {
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let place = path.iter().position(|part| is_number(part))?;
    let secret = path.get(place + 1).map(|secret| (*secret).to_owned());
    let secret = secret
        .or_else(|| value(url, "h"))
        .filter(|secret| secret.bytes().all(|b| b.is_ascii_alphanumeric()));
    let secret = secret.map_or_else(String::new, |secret| format!("&h={secret}"));
    let start = start(url).map_or_else(String::new, |seconds| format!("#t={seconds}s"));
    let id = path[place];
    Some(format!(
        "https://player.vimeo.com/video/{id}?autoplay=1&dnt=1{secret}{start}"
    ))
}

/// Any host may be one of PeerTube: it is known by its paths, and by the form of the names in them (PeerTube's
/// documentation, "Share a video", and `short-uuid`).
fn peertube(url: &Url, path: &[&str]) -> Option<String> {
    let (["w", id] | ["videos", "watch" | "embed", id]) = path else {
        return None;
    };
    let is_short = id.len() == 22
        && id
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() && !b"0OIl".contains(&b));
    let is_long = id.len() == 36
        && id.bytes().enumerate().all(|(place, b)| {
            if [8, 13, 18, 23].contains(&place) {
                b == b'-'
            } else {
                b.is_ascii_hexdigit()
            }
        });
    let is_open = url.scheme() == "https" && (is_short || is_long);
    let start = start(url).map_or_else(String::new, |seconds| format!("&start={seconds}"));
    is_open.then(|| {
        let origin = url.origin().ascii_serialization();
        format!("{origin}/videos/embed/{id}?autoplay=1&peertubeLink=0{start}")
    })
}

/// Whether an address is that of a video which can be played in a story.
pub fn has_player(page: &str) -> bool {
    WebAddress::read(page).is_ok_and(|page| player(&page).is_some())
}

fn value(url: &Url, name: &str) -> Option<String> {
    let (_, value) = url.query_pairs().find(|(key, _)| key == name)?;
    Some(value.into_owned())
}

/// Where the video begins, in seconds: `t=90`, `t=90s`, `t=1m30s`, `start=90`, `#t=90s`.
fn start(url: &Url) -> Option<u32> {
    let in_fragment = url.fragment().and_then(|fragment| fragment.strip_prefix("t="));
    let time = value(url, "t")
        .or_else(|| value(url, "start"))
        .or_else(|| in_fragment.map(str::to_owned))?;
    let mut seconds = 0_u32;
    let mut number = String::new();
    for c in time.chars() {
        let unit = match c {
            '0'..='9' => {
                number.push(c);
                continue;
            }
            'h' => 3600,
            'm' => 60,
            's' => 1,
            _ => return None,
        };
        seconds = seconds.checked_add(
            std::mem::take(&mut number)
                .parse::<u32>()
                .ok()?
                .checked_mul(unit)?,
        )?;
    }
    if !number.is_empty() {
        seconds = seconds.checked_add(number.parse().ok()?)?;
    }
    Some(seconds).filter(|seconds| *seconds > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn player_of(page: &str) -> Option<String> {
        player(&WebAddress::read(page).unwrap())
    }

    #[test]
    fn a_video_is_known_by_every_address_that_its_host_gives_out() {
        let youtube = "https://www.youtube-nocookie.com/embed/aB3_-456789?autoplay=1";
        for page in [
            "https://www.youtube.com/watch?v=aB3_-456789",
            "https://youtube.com/watch?app=desktop&v=aB3_-456789&list=PL1",
            "https://m.youtube.com/watch?v=aB3_-456789",
            "https://youtu.be/aB3_-456789?si=x",
            "https://www.youtube.com/shorts/aB3_-456789",
            "https://www.youtube.com/live/aB3_-456789",
            "https://www.youtube.com/embed/aB3_-456789",
        ] {
            assert_eq!(player_of(page).as_deref(), Some(youtube), "{page}");
        }
        let vimeo = "https://player.vimeo.com/video/76979871?autoplay=1&dnt=1";
        for page in [
            "https://vimeo.com/76979871",
            "https://vimeo.com/channels/staffpicks/76979871",
            "https://player.vimeo.com/video/76979871",
        ] {
            assert_eq!(player_of(page).as_deref(), Some(vimeo), "{page}");
        }
        let unlisted = format!("{vimeo}&h=8272103f6e");
        for page in [
            "https://vimeo.com/76979871/8272103f6e",
            "https://player.vimeo.com/video/76979871?h=8272103f6e",
        ] {
            assert_eq!(player_of(page).as_ref(), Some(&unlisted), "{page}");
        }
        for (id, page) in [
            (
                "kkGMgK9ZtnKfYAgnEtQxbv",
                "https://tube.example/w/kkGMgK9ZtnKfYAgnEtQxbv",
            ),
            (
                "9c9de5e8-0a1e-484a-b099-e80766180a6d",
                "https://tube.example/videos/watch/9c9de5e8-0a1e-484a-b099-e80766180a6d",
            ),
        ] {
            let player = format!("https://tube.example/videos/embed/{id}?autoplay=1&peertubeLink=0");
            assert_eq!(player_of(page), Some(player), "{page}");
        }
    }

    #[test]
    fn any_other_page_is_a_link() {
        for page in [
            "https://www.youtube.com/@channel",
            "https://www.youtube.com/watch?v=short",
            "https://www.youtube.com/playlist?list=PL1",
            "https://vimeo.com/about",
            "https://tube.example/w/about",
            "http://tube.example/w/kkGMgK9ZtnKfYAgnEtQxbv",
            "https://news.example/2026/11/a-story",
            "https://youtube.com.example/watch?v=aB3_-456789",
        ] {
            assert_eq!(player_of(page), None, "{page}");
        }
    }

    #[test]
    fn a_video_begins_where_its_address_says() {
        for (time, seconds) in [("t=90", 90), ("t=1m30s", 90), ("t=1h", 3600), ("start=5", 5)] {
            let page = format!("https://youtu.be/aB3_-456789?{time}");
            let player = player_of(&page).unwrap();
            assert!(player.ends_with(&format!("&start={seconds}")), "{player}");
        }
        let player = player_of("https://vimeo.com/76979871#t=42s").unwrap();
        assert!(player.ends_with("#t=42s"), "{player}");
        for nonsense in ["t=soon", "t=99999999999", "t=0"] {
            let page = format!("https://youtu.be/aB3_-456789?{nonsense}");
            assert!(!player_of(&page).unwrap().contains("start"), "{nonsense}");
        }
    }

    #[test]
    fn the_origin_is_that_of_the_player() {
        let origin = |page| super::origin(page);
        assert_eq!(
            origin("https://youtu.be/aB3_-456789").as_deref(),
            Some("https://www.youtube-nocookie.com")
        );
        assert_eq!(origin("https://news.example/a"), None);
    }
}
