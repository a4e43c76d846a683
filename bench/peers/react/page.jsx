// The page, as React renders it.
import { useEffect, useState } from "react";
import * as shared from "../shared.js";
import site from "../data/site.json";

const Inline = ({ spans }) =>
  spans.map((span, index) => {
    if (span.text !== undefined) return span.text;
    if (span.code !== undefined) return <code key={index}>{span.code}</code>;
    if (span.strong) return <strong key={index}><Inline spans={span.strong} /></strong>;
    if (span.emphasis) return <em key={index}><Inline spans={span.emphasis} /></em>;
    const { to, text } = span.link;
    const rel = to.external ? "external noopener noreferrer" : undefined;
    return <a key={index} href={shared.hrefOf(to)} rel={rel}><Inline spans={text} /></a>;
  });

const Time = ({ moment }) => <time dateTime={moment.datetime}>{moment.text}</time>;

const Picture = ({ image, alt, slot }) => {
  const source = shared.sourceOf(image, slot);
  return (
    <picture>
      {source && <source type="image/webp" srcSet={source.srcset} sizes={source.sizes} />}
      <img
        src={image.path}
        alt={alt}
        width={image.width}
        height={image.height}
        decoding="async"
        data-colour={image.colour}
        fetchPriority={slot === "head" ? "high" : undefined}
        loading={slot === "head" ? undefined : "lazy"}
      />
    </picture>
  );
};

const Figure = ({ picture, lead }) => (
  <figure className="figure">
    <Picture image={picture.image} alt={picture.alt} slot={lead ? "head" : "text"} />
    {(picture.caption.length > 0 || picture.credit) && (
      <figcaption>
        <Inline spans={picture.caption} /> {picture.credit && <small className="credit">{picture.credit}</small>}
      </figcaption>
    )}
  </figure>
);

const Permalink = ({ id, words }) => <a className="permalink" href={`#${id}`}>{words}</a>;

const Table = ({ table }) => (
  <div className="table" role="region" aria-label="Table" tabIndex={0}>
    <table>
      {table.caption.length > 0 && <caption><Inline spans={table.caption} /></caption>}
      <thead>
        <tr>
          {table.columns.map((column, index) => (
            <th key={index} scope="col" className={column.numeric ? "number" : undefined}><Inline spans={column.heading} /></th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((cells, row) => (
          <tr key={row}>
            {cells.map((text, index) => {
              const Cell = table.row_headers && index === 0 ? "th" : "td";
              const name = table.columns[index].numeric ? "number" : undefined;
              return <Cell key={index} scope={Cell === "th" ? "row" : undefined} className={name}><Inline spans={text} /></Cell>;
            })}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

const List = ({ list }) => {
  const Tag = list.ordered ? "ol" : "ul";
  return <Tag>{list.items.map((item, index) => <li key={index}><Inline spans={item} /></li>)}</Tag>;
};

const Block = ({ block }) => {
  if (block.paragraph) return <p><Inline spans={block.paragraph} /></p>;
  if (block.subheading) return <h3 id={block.subheading.id}><Permalink id={block.subheading.id} words={block.subheading.text} /></h3>;
  if (block.figure) return <Figure picture={block.figure} />;
  if (block.list) return <List list={block.list} />;
  if (block.table) return <Table table={block.table} />;
  if (block.see_also)
    return (
      <p className="see-also">
        <strong className="see-also-label">See also</strong> <a href={shared.hrefOfStory(block.see_also)}>{block.see_also.title}</a>
      </p>
    );
  if (block.quote)
    return (
      <figure className="quote">
        <blockquote><p><Inline spans={block.quote.text} /></p></blockquote>
        {block.quote.cite && <figcaption>{block.quote.cite}</figcaption>}
      </figure>
    );
  return (
    <figure className="code">
      <pre dir="ltr" translate="no" tabIndex={0}><code>{block.code.text}</code></pre>
      {block.code.caption.length > 0 && <figcaption><Inline spans={block.code.caption} /></figcaption>}
    </figure>
  );
};

const Blocks = ({ blocks }) => blocks.map((block, index) => <Block key={index} block={block} />);

const Contents = ({ places }) => (
  <nav className="contents" aria-label="In this story">
    <details>
      <summary>In this story</summary>
      <ol>{places.map(({ id, heading }) => <li key={id}><a href={`#${id}`}>{heading}</a></li>)}</ol>
    </details>
  </nav>
);

const CopyAnswer = ({ of, url }) => {
  const [feedback, setFeedback] = useState("");
  const label = "Copy link to this answer";
  return (
    <>
      <button type="button" className="needs-app" aria-label={`${label}: ${of}`} onClick={async () => setFeedback(await shared.copy(url))}>{label}</button>
      <span className="feedback" role="status">{feedback}</span>
    </>
  );
};

const Faq = ({ faq, url }) => (
  <details className="faq">
    <summary><h3 id={`question--${faq.id}`}>{faq.question}</h3></summary>
    <div className="answer" id={faq.id} role="group" aria-labelledby={`question--${faq.id}`} tabIndex={-1}>
      <Blocks blocks={faq.answer} />
      <p className="answer-link">
        <a href={`#${faq.id}`} aria-label={`Link to this answer: ${faq.question}`}>Link to this answer</a>
        <CopyAnswer of={faq.question} url={`${url}#${faq.id}`} />
      </p>
    </div>
  </details>
);

const Faqs = ({ faqs, url }) => (
  <section className="faqs" aria-labelledby="faqs">
    <h2 id="faqs">Frequently asked questions</h2>
    {faqs.length > 1 && (
      <p className="faqs-actions needs-app">
        <button type="button" onClick={() => shared.openAnswers(true)}>Expand all</button>
        <button type="button" onClick={() => shared.openAnswers(false)}>Collapse all</button>
      </p>
    )}
    {faqs.map((faq) => <Faq key={faq.id} faq={faq} url={url} />)}
  </section>
);

const Share = ({ title, url }) => {
  const [feedback, setFeedback] = useState("");
  return (
    <section className="share" aria-labelledby="share">
      <h2 id="share">Share</h2>
      <ul className="share-links">
        {shared.shareLinks(site.share_targets, title, url).map(({ service, label, href, target }) => (
          <li key={service}><a href={href} rel="external noopener noreferrer" target={target}>{label}</a></li>
        ))}
      </ul>
      <div className="share-actions needs-app">
        <button type="button" onClick={async () => setFeedback(await shared.copy(url))}>Copy link</button>
        <button type="button" className="needs-sheet" onClick={async () => setFeedback(await shared.share(title, url))}>Share…</button>
        <span className="feedback" role="status">{feedback}</span>
      </div>
    </section>
  );
};

const Related = ({ related }) => (
  <section className="related" aria-labelledby="related">
    <h2 id="related">You may also like</h2>
    <ul className="cards">
      {related.map(({ teaser, reason }) => (
        <li key={teaser.slug}>
          <article className="teaser">
            {teaser.image && <Picture image={teaser.image} alt="" slot="card" />}
            <p className="kicker">{shared.reasonOf(reason)}</p>
            <h3><a href={shared.hrefOfStory(teaser)}>{teaser.title}</a></h3>
            <p className="date"><Time moment={teaser.date_published} /></p>
          </article>
        </li>
      ))}
    </ul>
  </section>
);

const Trending = ({ stories }) => (
  <section className="trending" aria-labelledby="trending">
    <h2 id="trending">More trending</h2>
    <ol>
      {stories.map((story) => (
        <li key={story.slug}>
          <a href={shared.hrefOfStory(story)}>{story.title}</a> <span className="kicker">{story.section.name}</span>
          {story.image && <Picture image={story.image} alt="" slot="ranking" />}
        </li>
      ))}
    </ol>
  </section>
);

const ThemeSwitch = () => {
  const [dark, setDark] = useState(false);
  useEffect(() => setDark(shared.isDark()), []);
  return (
    <button className="theme-switch needs-app" type="button" aria-pressed={dark} onClick={() => setDark(shared.toggleTheme())}>
      Dark theme
    </button>
  );
};

const Links = ({ links, path }) => (
  <ul>
    {links.map(({ label, to }) => (
      <li key={label}><a href={shared.hrefOf(to)} aria-current={path && shared.current(to, path)}>{label}</a></li>
    ))}
  </ul>
);

/** All of the page, from its data. */
export const Page = ({ data, loading, announcement }) => {
  const { article, related, trending } = data.page.article;
  const url = site.base_url + data.path;
  const places = shared.placesOf(article);
  return (
    <>
      <a className="skip-link" href="#main">Skip to content</a>
      <header className="masthead">
        <p className="masthead-name"><a href="/">{site.title}</a></p>
        <ThemeSwitch />
        <div className="progress" role="progressbar" aria-label="Loading the page" hidden={!loading} />
        <nav className="masthead-navigation" aria-label="Main"><Links links={site.navigation} path={data.path} /></nav>
      </header>
      <main id="main" tabIndex={-1}>
        <nav className="breadcrumb of-story" aria-label="Breadcrumb">
          <ol>
            <li><a href="/">Home</a></li>
            <li><a href={`/${article.section.slug}/`}>{article.section.name}</a></li>
            <li><span aria-current="page">{article.title}</span></li>
          </ol>
        </nav>
        <article className="story">
          <header className="story-head">
            <h1 tabIndex={-1}>{article.title}</h1>
            <p className="summary">{article.summary}</p>
            <div className="byline">
              <p className="authors">By {article.authors.map(({ name }) => name).join(", ")}</p>
              <p className="dates">
                <span>Published <Time moment={article.date_published} /></span>
                {article.date_modified && <span>Updated <Time moment={article.date_modified} /></span>}
              </p>
            </div>
          </header>
          {article.image && <Figure picture={article.image} lead />}
          {places.length > 0 && <Contents places={places} />}
          <Blocks blocks={article.opening} />
          {article.sections.map(({ id, heading, blocks }) => (
            <section key={id} className="body-section" aria-labelledby={id}>
              <h2 id={id}><Permalink id={id} words={heading} /></h2>
              <Blocks blocks={blocks} />
            </section>
          ))}
          {article.faqs.length > 0 && <Faqs faqs={article.faqs} url={url} />}
          {article.closing.length > 0 && <p className="closing"><Inline spans={article.closing} /></p>}
        </article>
        <Share key={data.path} title={article.title} url={url} />
        {related.length > 0 && <Related related={related} />}
        {trending.length > 0 && <Trending stories={trending} />}
      </main>
      <footer className="colophon">
        <p className="colophon-name">{site.title}</p>
        <p>{site.description}</p>
        {site.footer.length > 0 && <nav className="colophon-links" aria-label="About this site"><Links links={site.footer} /></nav>}
      </footer>
      <p className="visually-hidden" role="status" id="announcement">{announcement}</p>
    </>
  );
};
