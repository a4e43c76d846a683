//! The front page, and the first pages of sections, as editors arrange them: from their files to a plan.
//!
//! The plan says which stories were chosen and what fills the page up. Which stories these are, the site finds out.
#![allow(clippy::similar_names)] // A file, and what it is filled by.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use dateline_model::{Inline, Label, LinkTarget, Look, Newsletter, Section, Slug};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use super::assembler::{Assembler, Here};
use super::brief::StoryBrief;
use super::content_files::{file_slug, list, part, read};
use super::due::Due;
use super::file::File;
use super::front_file::{
    BreakingFile, ContainerFile, FillFile, FilledFile, FrontFile, ItemFile, LookFile, SizeFile, StoriesFile,
};
use super::notation::Notation;
use super::problem::{Problem, counted};
use super::remedy::nearest;
use super::structure::Form;

/// The file of the front page, and the folder of those of sections.
const FRONT: &str = "front.json";
const FRONTS: &str = "fronts";

/// What problems call one of them.
const NOUN: &str = "front page";

/// How a page is arranged.
#[derive(Debug)]
pub struct FrontPlan {
    /// The strip above all else.
    pub breaking: Vec<Inline>,
    /// What it is made of; nothing where the newest stories make it.
    pub containers: Option<Vec<ContainerPlan>>,
}

/// How a part of it is.
#[derive(Debug, Clone)]
pub struct ContainerPlan {
    /// How it looks.
    pub look: Look,
    /// What stands above it.
    pub title: Option<String>,
    /// Where the title leads.
    pub to: Option<LinkTarget>,
    /// The section that it is of, which its stories need not name.
    pub section: Option<Slug>,
    /// The stories that an editor chose, as far as they are published.
    pub pinned: Vec<PinnedStory>,
    /// The rule for more.
    pub fill: Option<Fill>,
    /// How many stories there are with these.
    pub count: usize,
    /// The words of a notice.
    pub text: Vec<Inline>,
    /// The form for the newsletter.
    pub newsletter: Option<Newsletter>,
}

/// A story that an editor chose.
#[derive(Debug, Clone)]
pub struct PinnedStory {
    /// Which one.
    pub slug: Slug,
    /// Its headline in this place.
    pub title: Option<String>,
    /// How large it is here.
    pub size: Option<SizeFile>,
}

/// A rule that fills a container up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fill {
    /// The newest stories.
    Newest,
    /// The ranking, and then the newest.
    Trending,
    /// The newest of a section.
    Section(Slug),
    /// The newest with a tag.
    Topic(String),
    /// The newest by an author who has a file of this name.
    Author(String),
    /// The newest of a kind.
    Label(Label),
}

/// A file, and the section that it is for.
pub(super) struct FrontSource {
    /// As the file's name has it; nothing for the front page.
    section: Option<Slug>,
    file: File<FrontFile>,
}

/// Reads all files of a content folder.
pub(super) fn read_fronts(content: &Path, problems: &mut Vec<Problem>) -> Vec<FrontSource> {
    static FORM: Form<FrontFile> = Form::new();
    let mut fronts = Vec::new();
    let front = part(content, FRONT, problems);
    if front.exists() {
        let file = read(&front, &FORM, problems);
        fronts.extend(file.map(|file| FrontSource { section: None, file }));
    }
    let folder = part(content, FRONTS, problems);
    let paths = if folder.exists() {
        list(&folder, NOUN, &[Notation::Json], problems)
    } else {
        Vec::new()
    };
    let mut known: BTreeMap<Slug, String> = BTreeMap::new();
    for path in paths {
        let file = read(&path, &FORM, problems);
        let section = file_slug(&path, NOUN, problems);
        let Some((file, section)) = file.zip(section) else {
            continue;
        };
        if let Some(other) = known.insert(section.clone(), file.text.name.clone()) {
            let message =
                format!("two files arrange the page of the section `{section}`; the other is {other}");
            problems.push(Problem::of(&file.text.name, &message, "Remove one of them."));
            continue;
        }
        let section = Some(section);
        fronts.push(FrontSource { section, file });
    }
    fronts
}

/// The plans by their sections, that of the front page by none, and what goes from them first.
pub(super) type Fronts = (BTreeMap<Option<Slug>, FrontPlan>, Vec<Due>);

impl Assembler<'_> {
    /// What the files say.
    pub(super) fn fronts(&mut self, sources: &[FrontSource]) -> Fronts {
        let (mut plans, mut dues) = (BTreeMap::new(), Vec::new());
        for source in sources {
            let section = source.section.as_ref().map(Slug::as_str);
            let context = self.context;
            let of = section.and_then(|section| context.section(section));
            if let (Some(section), None) = (section, of) {
                let sections = self.sections(section, "Name the file for a section in site.json");
                let message = format!("there is no section `{section}`, so nobody would see this");
                self.error(Here::of(&source.file, None), "", &message, &sections);
                continue;
            }
            let mut desk = Desk {
                here: Here::of(&source.file, None),
                section: of,
                places: HashMap::new(),
                dues: Vec::new(),
                assembler: self,
            };
            let plan = desk.front(&source.file.value);
            dues.append(&mut desk.dues);
            plans.insert(source.section.clone(), plan);
        }
        (plans, dues)
    }

    /// What to write in place of a section that there is not.
    fn sections(&self, slug: &str, otherwise: &str) -> String {
        let known = || {
            self.context
                .sections
                .iter()
                .map(|(section, _)| section.slug.as_str())
        };
        nearest(slug, known()).map_or_else(
            || format!("{otherwise}: {}.", known().collect::<Vec<_>>().join(", ")),
            |known| format!("Did you mean `{known}`?"),
        )
    }
}

/// Where a page is arranged.
struct Desk<'d, 'a> {
    here: Here<'d>,
    /// The section that the page is of.
    section: Option<&'a Section>,
    /// Where each story that was chosen stands.
    places: HashMap<&'d str, String>,
    /// When something goes.
    dues: Vec<Due>,
    assembler: &'d mut Assembler<'a>,
}

/// How many stories a look has room for, and with how many it is filled where nothing is said.
const fn room(kind: &ContainerFile, look: Look) -> (usize, usize) {
    match (kind, look) {
        (ContainerFile::Lead(_), _) => (1, 1),
        (_, Look::Lead) => (6, 6),
        (_, Look::Headlines) => (12, 8),
        (_, Look::Ranking) => (12, 5),
        _ => (12, 4),
    }
}

impl<'d, 'a> Desk<'d, 'a> {
    fn error(&mut self, path: &str, message: &str, fix: &str) {
        self.assembler.error(self.here, path, message, fix);
    }

    fn warn(&mut self, path: &str, message: &str, fix: &str) {
        self.assembler.warn(self.here, path, message, fix);
    }

    fn front(&mut self, file: &'d FrontFile) -> FrontPlan {
        let breaking = file.breaking.as_ref();
        let breaking = breaking
            .and_then(|breaking| self.breaking(breaking))
            .unwrap_or_default();
        let containers = file.containers.iter().enumerate();
        let containers: Vec<_> = containers
            .filter_map(|(index, container)| self.container(&format!("/containers/{index}"), container))
            .collect();
        FrontPlan {
            breaking,
            containers: (!file.containers.is_empty()).then_some(containers),
        }
    }

    fn breaking(&mut self, file: &BreakingFile) -> Option<Vec<Inline>> {
        let is_over = self.is_over("/breaking", file.until.as_ref());
        let to = self.assembler.target(self.here, "/breaking/to", &file.to)?;
        let text = vec![Inline::Text(file.text.clone())];
        (!is_over).then(|| vec![Inline::Link { to, text }])
    }

    /// Whether the time of something is over, which may be now or some day.
    fn is_over(&mut self, path: &str, until: Option<&String>) -> bool {
        let Some(until) = until else { return false };
        let path = format!("{path}/until");
        let context = self.assembler.context;
        let Some(date) = self.assembler.date(self.here, &path, until) else {
            return false;
        };
        let end = context.zone.end(date);
        if end > context.addresses.edition.now {
            self.dues.push(Due {
                file: self.here.text.name.clone(),
                date: written(end)
                    .filter(|_| date.is_day)
                    .unwrap_or_else(|| until.clone()),
                time: end,
            });
            return false;
        }
        let message = format!("this was to stand until {until}, so it is not shown any more");
        let fix = "Take it out with all that stands until then, or write a later date.";
        self.warn(&path, &message, fix);
        true
    }

    fn container(&mut self, path: &str, file: &'d ContainerFile) -> Option<ContainerPlan> {
        match file {
            ContainerFile::Lead(of) | ContainerFile::LeadWithRelated(of) => {
                self.filled(path, file, Look::Lead, of)
            }
            ContainerFile::Grid(of) => self.filled(path, file, Look::Grid, of),
            ContainerFile::Headlines(of) => self.filled(path, file, Look::Headlines, of),
            ContainerFile::Ranking(of) => self.filled(path, file, Look::Ranking, of),
            ContainerFile::Opinion(of) => self.filled(path, file, Look::Opinion, of),
            ContainerFile::Section {
                section,
                look,
                stories,
            } => {
                let of = self.section_of(&format!("{path}/section"), section);
                let here = self.section.map(|section| &section.slug);
                let fill = of.map(|of| Fill::Section(of.slug.clone()));
                let plan = self.stories(path, file, look_of(*look), stories, fill)?;
                let of = of?;
                Some(ContainerPlan {
                    title: plan
                        .title
                        .or_else(|| (here != Some(&of.slug)).then(|| of.name.clone())),
                    to: plan
                        .to
                        .or_else(|| Some(LinkTarget::Internal(format!("/{}/", of.slug)))),
                    section: Some(of.slug.clone()),
                    ..plan
                })
            }
            ContainerFile::Topic { topic, look, stories } => {
                let fill = self.topic(&format!("{path}/topic"), topic);
                let plan = self.stories(path, file, look_of(*look), stories, fill)?;
                Some(ContainerPlan {
                    title: plan.title.or_else(|| Some(topic.clone())),
                    ..plan
                })
            }
            ContainerFile::Author {
                author,
                look,
                stories,
            } => {
                let name = self.author(&format!("{path}/author"), author);
                let fill = name.as_ref().map(|_| Fill::Author(author.clone()));
                let plan = self.stories(path, file, look_of(*look), stories, fill)?;
                Some(ContainerPlan {
                    title: plan.title.or(name),
                    ..plan
                })
            }
            ContainerFile::Newsletter { until } => {
                let is_over = self.is_over(path, until.as_ref());
                if self.assembler.context.site.value.newsletter.is_none() {
                    let fix =
                        "Write \"newsletter\" in site.json (README, Newsletter), or take the container out.";
                    self.error(path, "site.json tells of no newsletter", fix);
                }
                let newsletter = self.assembler.newsletter().filter(|_| !is_over)?;
                Some(ContainerPlan {
                    newsletter: Some(newsletter),
                    ..ContainerPlan::of(Look::Newsletter)
                })
            }
            ContainerFile::Notice {
                title,
                text,
                to,
                until,
            } => {
                let is_over = self.is_over(path, until.as_ref());
                let text = self.assembler.inline(self.here, &format!("{path}/text"), text);
                let to = self.leads(path, title.as_ref(), to.as_ref());
                (!is_over).then(|| ContainerPlan {
                    title: title.clone(),
                    to,
                    text,
                    ..ContainerPlan::of(Look::Notice)
                })
            }
        }
    }

    fn filled(
        &mut self,
        path: &str,
        kind: &ContainerFile,
        look: Look,
        FilledFile { stories, fill }: &'d FilledFile,
    ) -> Option<ContainerPlan> {
        let fill = fill.as_ref().map(|fill| self.fill(&format!("{path}/fill"), fill));
        let is_filled = fill.is_some();
        if !is_filled && stories.items.is_empty() {
            let fix = "Write \"items\", or \"fill\": {\"from\": \"newest\"}, or take the container out.";
            self.error(path, "this container is empty", fix);
        } else if !is_filled && stories.count.is_some() {
            let fix = "Write \"fill\": {\"from\": \"newest\"} beside it, or take it out.";
            self.warn(
                &format!("{path}/count"),
                "nothing fills this container up, so `count` does nothing",
                fix,
            );
        }
        self.stories(path, kind, look, stories, fill.flatten())
    }

    /// A container of stories.
    fn stories(
        &mut self,
        path: &str,
        kind: &ContainerFile,
        look: Look,
        file: &'d StoriesFile,
        fill: Option<Fill>,
    ) -> Option<ContainerPlan> {
        let is_over = self.is_over(path, file.until.as_ref());
        let title = file.title.as_ref().or_else(|| name_of(kind));
        let to = self.leads(path, title, file.to.as_ref());
        let (most, usual) = room(kind, look);
        let items = file.items.iter().enumerate();
        let pinned: Vec<_> = items
            .filter_map(|(index, item)| self.item(&format!("{path}/items/{index}"), item, look, is_over))
            .collect();
        let count = file.count.unwrap_or(usual.max(file.items.len()));
        let has_room_for = |count: usize| format!("this has room for {}", counted(count, "story"));
        if file.items.len() > most {
            let fix = "Take some out, or write another container for them.";
            self.error(&format!("{path}/items"), &has_room_for(most), fix);
        } else if count > most {
            let fix = format!("Write {most} or less, or choose another \"kind\".");
            self.error(&format!("{path}/count"), &has_room_for(most), &fix);
        } else if count < file.items.len() {
            let fix = format!("Write {}, or take some of `items` out.", file.items.len());
            let message = format!(
                "`items` has {}, more than `count`",
                counted(file.items.len(), "story")
            );
            self.error(&format!("{path}/count"), &message, &fix);
        }
        if is_over {
            return None;
        }
        // Of a story that was chosen it is told why it is not there.
        let is_unfilled = fill.as_ref().is_some_and(|fill| !self.has_stories(fill));
        if pinned.is_empty() && is_unfilled {
            let fix = "Nothing needs to be done if a story will come; else take the container out.";
            self.warn(
                path,
                "there is no story to show in this container, so it is left out",
                fix,
            );
        }
        Some(ContainerPlan {
            title: file.title.clone(),
            to,
            pinned,
            count: if fill.is_some() { count } else { 0 },
            fill,
            ..ContainerPlan::of(look)
        })
    }

    /// A story that was chosen, if it is shown.
    fn item(&mut self, path: &str, item: &'d ItemFile, look: Look, is_over: bool) -> Option<PinnedStory> {
        let (slug, at, title, size, until) = match item {
            ItemFile::Slug(slug) => (slug, path.to_owned(), None, None, None),
            ItemFile::Pinned(of) => (
                &of.slug,
                format!("{path}/slug"),
                of.title.clone(),
                of.size,
                of.until.as_ref(),
            ),
        };
        let is_over = self.is_over(path, until) || is_over;
        if size.is_some() && look != Look::Grid {
            let fix = "Take it out, or choose the kind \"grid\".";
            self.warn(
                &format!("{path}/size"),
                "only the stories of a grid have sizes",
                fix,
            );
        }
        let found = self.assembler.story(self.here, &at, slug);
        if is_over {
            return None;
        }
        if let Some(other) = self.places.insert(slug, at.clone()) {
            let message = format!("`{slug}` stands on this page already, at {other}");
            self.error(&at, &message, "Take it out at one of the two places.");
            return None;
        }
        Some(PinnedStory {
            slug: found?,
            title,
            size,
        })
    }

    /// Where the title of a container leads.
    fn leads(&mut self, path: &str, title: Option<&String>, to: Option<&String>) -> Option<LinkTarget> {
        let (path, to) = (format!("{path}/to"), to?);
        if title.is_none() {
            let fix = "Write a \"title\", or take it out.";
            self.warn(&path, "the title is what leads there, and there is none", fix);
        }
        self.assembler.target(self.here, &path, to)
    }

    fn fill(&mut self, path: &str, fill: &FillFile) -> Option<Fill> {
        Some(match fill {
            FillFile::Newest {} => self
                .section
                .map_or(Fill::Newest, |section| Fill::Section(section.slug.clone())),
            FillFile::Trending {} => Fill::Trending,
            FillFile::Section { section } => {
                Fill::Section(self.section_of(&format!("{path}/section"), section)?.slug.clone())
            }
            FillFile::Topic { topic } => self.topic(&format!("{path}/topic"), topic)?,
            FillFile::Author { author } => {
                self.author(&format!("{path}/author"), author)?;
                Fill::Author(author.clone())
            }
            FillFile::Label { label } => Fill::Label(*label),
        })
    }

    fn section_of(&mut self, path: &str, slug: &str) -> Option<&'a Section> {
        let context = self.assembler.context;
        let found = context.section(slug);
        if found.is_none() {
            let fix = self
                .assembler
                .sections(slug, "Write the slug of a section in site.json");
            self.error(path, &format!("there is no section `{slug}`"), &fix);
        }
        found
    }

    /// The stories of a tag that a story has, be it published or not.
    fn topic(&mut self, path: &str, topic: &str) -> Option<Fill> {
        let context = self.assembler.context;
        let stories = || context.pages.iter().filter_map(|page| page.brief.story.as_ref());
        let mut tags = stories().flat_map(|story| &story.tags);
        if context.addresses.has_unreadable() || tags.any(|tag| tag == topic) {
            return Some(Fill::Topic(topic.to_owned()));
        }
        let tags = stories().flat_map(|story| &story.tags).map(String::as_str);
        let fix = nearest(topic, tags).map_or_else(
            || "Write a tag as a story has it.".to_owned(),
            |tag| format!("Did you mean `{tag}`?"),
        );
        self.error(path, &format!("no story has the tag `{topic}`"), &fix);
        None
    }

    /// The name of the author of a slug.
    fn author(&mut self, path: &str, slug: &str) -> Option<String> {
        let profiles = &self.assembler.context.profiles;
        let found = profiles.get(slug);
        if found.is_none() && !profiles.is_unreadable(slug) {
            let fix = profiles.meant(slug).map_or_else(
                || "Write the name of a file in authors/, without its ending.".to_owned(),
                |known| format!("Did you mean `{known}`?"),
            );
            self.error(path, &format!("there is no author `{slug}`"), &fix);
        }
        found.map(|source| source.file.value.name.clone())
    }

    /// Whether a published story is as a rule asks.
    fn has_stories(&self, fill: &Fill) -> bool {
        let context = self.assembler.context;
        let published = context.pages.iter().filter_map(|page| {
            let written = context.addresses.page(&page.brief.path(&page.slug))?;
            page.brief.story.as_ref().filter(|_| !written.held_back)
        });
        let is_meant = |story: &StoryBrief| match fill {
            Fill::Newest | Fill::Trending => true,
            Fill::Section(slug) => story.section == slug.as_str(),
            Fill::Topic(topic) => story.tags.contains(topic),
            Fill::Author(slug) => story.authors.iter().any(|author| author.profile() == Some(slug)),
            Fill::Label(label) => story.label == Some(*label),
        };
        published.into_iter().any(is_meant)
    }
}

impl ContainerPlan {
    /// A container with nothing in it yet.
    pub const fn of(look: Look) -> Self {
        Self {
            look,
            title: None,
            to: None,
            section: None,
            pinned: Vec::new(),
            fill: None,
            count: 0,
            text: Vec::new(),
            newsletter: None,
        }
    }
}

/// What names a container that has no title of its own.
const fn name_of(kind: &ContainerFile) -> Option<&String> {
    match kind {
        ContainerFile::Section { section: name, .. }
        | ContainerFile::Topic { topic: name, .. }
        | ContainerFile::Author { author: name, .. } => Some(name),
        _ => None,
    }
}

fn look_of(file: Option<LookFile>) -> Look {
    match file {
        Some(LookFile::LeadWithRelated) => Look::Lead,
        Some(LookFile::Grid) | None => Look::Grid,
        Some(LookFile::Headlines) => Look::Headlines,
        Some(LookFile::Ranking) => Look::Ranking,
        Some(LookFile::Opinion) => Look::Opinion,
    }
}

fn written(time: OffsetDateTime) -> Option<String> {
    time.format(&Rfc3339).ok()
}
