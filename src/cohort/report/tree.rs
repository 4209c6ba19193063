//! A tree of elements and text, small enough to be looked through, with two writers: HTML for a file, and JSON from
//! which a page makes its own nodes. The two stand for the same tree, so a report is the same in both.
//!
//! ```text
//! text     "Early days"
//! element  ["p", {"class": "soft"}, ["Early ", ["b", {}, ["days"]]]]
//! ```
//!
//! Tags and names of attributes are part of the program; only values and text may come from a record, and both are
//! escaped. There are no scripts and no style attributes: a strict content policy holds wherever a report is shown.
//! Elements of drawings are told by their tags ([`is_drawing`]), which no HTML element shares.

use crate::records::json::Value;

/// An element or a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// An element.
    Element(Element),
    /// A text.
    Text(String),
}

/// An element, its attributes in the order they were given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element {
    tag: &'static str,
    attributes: Vec<(&'static str, String)>,
    children: Vec<Node>,
}

/// HTML elements that have no end tag.
const VOID: [&str; 2] = ["br", "col"];

/// Elements of SVG: in the browser they belong to another namespace.
const DRAWING: [&str; 8] = ["svg", "defs", "pattern", "g", "rect", "line", "circle", "text"];

/// Whether a tag is one of a drawing (SVG).
pub fn is_drawing(tag: &str) -> bool {
    DRAWING.contains(&tag)
}

/// An element without attributes and children.
pub const fn element(tag: &'static str) -> Element {
    Element { tag, attributes: Vec::new(), children: Vec::new() }
}

/// An element with a class.
pub fn classed(tag: &'static str, class: &str) -> Element {
    element(tag).with("class", class)
}

impl Element {
    /// With an attribute more.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.attributes.push((name, value.into()));
        self
    }

    /// With a child more: an element or a text.
    #[must_use]
    pub fn and(mut self, child: impl Into<Node>) -> Self {
        self.children.push(child.into());
        self
    }

    /// With more children.
    #[must_use]
    pub fn all(mut self, children: impl IntoIterator<Item = impl Into<Node>>) -> Self {
        self.children.extend(children.into_iter().map(Into::into));
        self
    }

    /// Says behind the name of each region in it where it is: names of landmarks are told apart by nothing else.
    pub fn place_regions(&mut self, place: &str) {
        for (name, value) in &mut self.attributes {
            if *name == "aria-label" {
                value.push_str(", ");
                value.push_str(place);
            }
        }
        for child in &mut self.children {
            if let Node::Element(element) = child {
                element.place_regions(place);
            }
        }
    }

    /// Whether nothing is in it.
    pub const fn is_empty(&self) -> bool {
        self.children.is_empty()
    }
}

impl From<Element> for Node {
    fn from(element: Element) -> Self {
        Self::Element(element)
    }
}

impl From<&str> for Node {
    fn from(text: &str) -> Self {
        Self::Text(text.to_string())
    }
}

impl From<String> for Node {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl Node {
    /// As HTML.
    pub fn html(&self) -> String {
        let mut html = String::new();
        self.write_html(&mut html);
        html
    }

    fn write_html(&self, out: &mut String) {
        match self {
            Self::Text(text) => escape(text, out),
            Self::Element(Element { tag, attributes, children }) => {
                out.push('<');
                out.push_str(tag);
                for (name, value) in attributes {
                    out.push(' ');
                    out.push_str(name);
                    out.push_str("=\"");
                    escape(value, out);
                    out.push('"');
                }
                out.push('>');
                if VOID.contains(tag) {
                    return;
                }
                for child in children {
                    child.write_html(out);
                }
                out.push_str("</");
                out.push_str(tag);
                out.push('>');
            }
        }
    }

    /// As JSON: a text is a string, an element a list of its tag, its attributes and its children.
    pub fn json(&self) -> Value {
        match self {
            Self::Text(text) => Value::from(text.as_str()),
            Self::Element(Element { tag, attributes, children }) => {
                let attributes =
                    attributes.iter().map(|(name, value)| ((*name).to_string(), Value::from(value.as_str())));
                Value::Array(vec![
                    Value::from(*tag),
                    Value::Object(attributes.collect()),
                    Value::Array(children.iter().map(Self::json).collect()),
                ])
            }
        }
    }
}

fn escape(text: &str, out: &mut String) {
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // A parser of HTML would not give this one back.
            '\0' => out.push('\u{fffd}'),
            other => out.push(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Node, classed, element};

    fn tree() -> Node {
        let name = "<script>\"&\"</script>";
        classed("p", name).and("a < b & c").and(element("b").and(name)).and(element("br")).into()
    }

    #[test]
    fn nothing_in_a_text_or_a_value_becomes_markup() {
        assert_eq!(
            tree().html(),
            "<p class=\"&lt;script&gt;&quot;&amp;&quot;&lt;/script&gt;\">a &lt; b &amp; c\
             <b>&lt;script&gt;&quot;&amp;&quot;&lt;/script&gt;</b><br></p>"
        );
    }

    #[test]
    fn json_has_tag_attributes_and_children() {
        assert_eq!(
            tree().json().write(),
            r#"["p",{"class":"<script>\"&\"</script>"},["a < b & c",["b",{},["<script>\"&\"</script>"]],["br",{},[]]]]"#
        );
    }
}
