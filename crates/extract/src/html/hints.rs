//! What the names of elements (tag, class, id, role) say about their contents.

/// What an element's name suggests that it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Hint {
    /// Clutter, with its reason id and the word that says so.
    Clutter(&'static str, &'static str),
    /// The body of an article.
    Body,
    /// A caption of a picture.
    Caption,
}

/// Words that name a kind of clutter when they are a whole part of a class or id
/// (`post-share` has the parts `post` and `share`).
const PARTS: &[(&str, &[&str])] = &[
    (
        "comments",
        &[
            "comment",
            "comments",
            "disqus",
            "respond",
            "commentlist",
            "commentform",
            "replies",
            "livefyre",
            "viafoura",
            "coral",
            "openweb",
            "spotim",
        ],
    ),
    (
        "share",
        &[
            "share",
            "sharing",
            "sharer",
            "social",
            "socials",
            "sociable",
            "addthis",
            "addtoany",
            "sharethis",
            "sharedaddy",
            "follow",
            "likes",
            "shareaholic",
            "heateor",
            "shariff",
            "sns",
            "socialmedia",
            "socialshare",
        ],
    ),
    (
        "related",
        &[
            "related",
            "relatedposts",
            "recommended",
            "recommendations",
            "recommendation",
            "recirc",
            "recirculation",
            "trending",
            "popular",
            "outbrain",
            "taboola",
            "yarpp",
            "mostread",
            "readnext",
            "morestories",
            "zergnet",
            "revcontent",
            "mgid",
            "upnext",
            "crp",
        ],
    ),
    (
        "newsletter",
        &[
            "newsletter",
            "newsletters",
            "subscribe",
            "subscription",
            "signup",
            "mailinglist",
            "optin",
            "mailchimp",
            "mc4wp",
            "klaviyo",
            "leadgen",
        ],
    ),
    (
        "cookie",
        &["cookie", "cookies", "consent", "gdpr", "onetrust", "cookiebanner", "ccpa", "didomi", "truste"],
    ),
    (
        "advertisement",
        &[
            "ad",
            "ads",
            "advert",
            "adverts",
            "advertisement",
            "advertising",
            "advertise",
            "adbox",
            "adslot",
            "adsense",
            "adsbygoogle",
            "adunit",
            "sponsor",
            "sponsored",
            "sponsors",
            "dfp",
            "promo",
            "promos",
            "promotion",
            "promoted",
            "banner",
            "banners",
            "advertisment",
            "adcontainer",
            "adwrapper",
            "affiliate",
        ],
    ),
    (
        "navigation",
        &[
            "nav",
            "navbar",
            "navigation",
            "menu",
            "submenu",
            "breadcrumb",
            "breadcrumbs",
            "crumbs",
            "pagination",
            "pager",
            "paging",
            "skiplink",
            "toolbar",
            "prevnext",
            "megamenu",
            "subnav",
            "topbar",
            "masthead",
            "hamburger",
            "searchform",
            "searchbox",
            "tabs",
        ],
    ),
    ("footer", &["footer", "colophon", "copyright", "footnav", "legal", "disclaimer"]),
    (
        "sidebar",
        &[
            "sidebar",
            "sidebars",
            "widget",
            "widgets",
            "rail",
            "rightrail",
            "secondary",
            "sidecol",
            "offcanvas",
        ],
    ),
    (
        "byline",
        &[
            "byline",
            "bylines",
            "author",
            "authors",
            "bio",
            "authorbox",
            "biography",
            "vcard",
            "postmeta",
            "entrymeta",
            "dateline",
            "timestamp",
            "pubdate",
            "datetime",
            "contributor",
        ],
    ),
    ("tags", &["tags", "taglist", "tagcloud", "topics", "keywords", "categories", "catlinks", "taxonomy"]),
    (
        "popup",
        &["modal", "popup", "lightbox", "paywall", "overlay", "dialog", "tooltip", "toast", "interstitial"],
    ),
    ("screen-reader", &["visuallyhidden", "offscreen"]),
    ("caption-credit", &["credit", "credits", "copyrights"]),
];

/// Pieces that name clutter anywhere in a class or id.
const PIECES: &[(&str, &[&str])] = &[
    ("comments", &["comments-area", "comment-list", "comment-form", "comment-respond", "disqus_thread"]),
    (
        "share",
        &[
            "sharebar",
            "sharetools",
            "share-tools",
            "socialbar",
            "social-links",
            "sharebuttons",
            "share-buttons",
            "social-share",
            "sharebox",
            "share_",
            "-share",
        ],
    ),
    (
        "related",
        &[
            "related-",
            "-related",
            "_related",
            "related_",
            "relatedp",
            "relatedart",
            "read-more",
            "readmore",
            "read_more",
            "read-next",
            "also-like",
            "more-stories",
            "morefrom",
            "more-from",
            "more-news",
            "most-read",
            "most-popular",
            "latest-news",
            "latest-posts",
            "recent-posts",
            "you-may",
            "jp-relatedposts",
            "recommend",
            "trending",
            "see-also",
            "teaser-list",
            "promobox",
        ],
    ),
    ("newsletter", &["newsletter", "sign-up", "subscribe-", "-subscribe", "email-capture"]),
    ("cookie", &["cookie-", "cookieb", "cookiec", "cookien", "-consent"]),
    (
        "advertisement",
        &[
            "google-ad",
            "google_ad",
            "gpt-ad",
            "ad-slot",
            "ad-container",
            "ad-wrapper",
            "advert",
            "sponsored",
            "mpu-",
        ],
    ),
    (
        "navigation",
        &[
            "breadcrumb",
            "skip-link",
            "skip-to",
            "post-navigation",
            "nav-links",
            "nav-below",
            "page-nav",
            "table-of-contents",
            "ez-toc",
            "toc_container",
        ],
    ),
    (
        "byline",
        &[
            "author-bio",
            "author-box",
            "author_bio",
            "about-author",
            "author-info",
            "post-meta",
            "entry-meta",
            "article-meta",
            "article__meta",
            "post_meta",
            "meta-info",
            "author-name",
            "publish-date",
            "post-date",
            "article-date",
            "entry-date",
            "post-author",
            "posted-on",
            "read-time",
            "reading-time",
        ],
    ),
    (
        "tags",
        &[
            "tag-list",
            "post-tags",
            "entry-tags",
            "article-tags",
            "tags-links",
            "tag-links",
            "cat-links",
            "post-categories",
        ],
    ),
    (
        "screen-reader",
        &["sr-only", "screen-reader", "visually-hidden", "visuallyhidden", "off-screen", "a11y-hidden"],
    ),
    ("popup", &["modal-", "popup-", "paywall"]),
];

/// Pieces that name the body of an article.
const BODY: &[&str] = &[
    "articlebody",
    "article-body",
    "article_body",
    "article__body",
    "article-content",
    "article__content",
    "article_content",
    "articlecontent",
    "entry-content",
    "entry_content",
    "entrycontent",
    "post-content",
    "post_content",
    "postcontent",
    "post-body",
    "post__content",
    "postbody",
    "post_body",
    "story-body",
    "storybody",
    "story-content",
    "story__content",
    "story_body",
    "articletext",
    "article-text",
    "article_text",
    "article__text",
    "content-body",
    "body-content",
    "news-content",
    "newstext",
    "news-text",
    "single-content",
    "blog-content",
    "blog-post-content",
    "rich-text",
    "richtext",
    "td-post-content",
    "the-content",
    "main-content-text",
    "field-name-body",
    "field--name-body",
    "node-body",
    "content__article-body",
    "bodytext",
    "body-text",
    "detail-content",
    "detail__body",
];

/// What class, id and role of an element say. `names` is lower case, parted by spaces.
pub(crate) fn of(tag: &str, names: &str) -> Option<Hint> {
    match tag {
        "nav" | "amp-sidebar" | "amp-mega-menu" | "amp-app-banner" => {
            return Some(Hint::Clutter("navigation", ""));
        }
        "aside" => return Some(Hint::Clutter("sidebar", "")),
        "footer" => return Some(Hint::Clutter("footer", "")),
        "figcaption" => return Some(Hint::Caption),
        "form" => return Some(Hint::Clutter("form", "")),
        "amp-consent" | "amp-user-notification" => return Some(Hint::Clutter("cookie", "")),
        "amp-ad" | "amp-embed" | "amp-sticky-ad" | "amp-fx-flying-carpet" => {
            return Some(Hint::Clutter("advertisement", ""));
        }
        "amp-social-share" | "amp-addthis" => return Some(Hint::Clutter("share", "")),
        "amp-next-page" => return Some(Hint::Clutter("related", "")),
        "amp-lightbox" | "amp-image-lightbox" => return Some(Hint::Clutter("popup", "")),
        // What they show comes by script; what stands in them is shown while it loads or fails to.
        "amp-list" | "amp-iframe" | "amp-video" | "amp-youtube" | "amp-twitter" | "amp-instagram"
        | "amp-facebook" => return Some(Hint::Clutter("placeholder", "")),
        _ => {}
    }
    if names.is_empty() {
        return None;
    }
    if BODY.iter().any(|p| names.contains(p)) {
        return Some(Hint::Body);
    }
    if let Some((reason, key)) =
        PIECES.iter().find_map(|(r, all)| all.iter().find(|p| names.contains(**p)).map(|p| (*r, *p)))
    {
        return Some(Hint::Clutter(reason, key));
    }
    if names.contains("caption") && !names.contains("video-caption") {
        return Some(Hint::Caption);
    }
    for part in names.split(|c: char| !c.is_alphanumeric()) {
        if part.len() < 2 {
            continue;
        }
        if let Some((reason, key)) =
            PARTS.iter().find_map(|(r, all)| all.iter().find(|p| **p == part).map(|p| (*r, *p)))
        {
            return Some(Hint::Clutter(reason, key));
        }
    }
    None
}

/// Roles and itemprops that say the same.
pub(crate) fn of_role(role: &str) -> Option<Hint> {
    Some(match role {
        "navigation" | "menu" | "menubar" | "search" | "tablist" | "toolbar" => {
            Hint::Clutter("navigation", "")
        }
        "complementary" => Hint::Clutter("sidebar", ""),
        "contentinfo" => Hint::Clutter("footer", ""),
        "dialog" | "alertdialog" | "alert" => Hint::Clutter("popup", ""),
        _ => return None,
    })
}
