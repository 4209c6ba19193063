//! Elements, written as plain calls: `el("p", "small").text("…")`.
//!
//! Yew's `html!` writes its code out at every place where it stands. With some four hundred elements that was
//! some 15 KB more to download (with brotli, measured) than these calls, which all share one piece of code and
//! make the same virtual nodes.

use super::cx::{Cx, Did};
use crate::{
    core::fixed::Text,
    journey::{HoursField, Msg},
};
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::{
    prelude::*,
    virtual_dom::{AttributeOrProperty, Attributes, Key, Listener, ListenerKind, VNode, VTag, VText},
};

/// An element in the making.
#[must_use = "an element that is not put into another is not drawn"]
pub struct El(Box<Parts>);

struct Parts {
    tag: &'static str,
    attributes: Vec<(&'static str, AttrValue)>,
    children: Vec<VNode>,
    listeners: Vec<Option<Rc<dyn Listener>>>,
    checked: Option<bool>,
    value: Option<AttrValue>,
    key: Option<Key>,
    node: Option<NodeRef>,
}

/// What an event says.
#[derive(Clone, Debug)]
enum Says {
    /// This, whatever the event.
    This(Did),
    /// A form is sent: Continue, and no request.
    Continue,
    /// A link within the page is followed: this, and no change of address.
    Link(Did),
    /// A file was chosen.
    File,
    /// Hours were typed.
    Hours(HoursField),
}

/// What is listened for. Yew's own list of kinds is long, and costs bytes wherever one is copied.
#[derive(Clone, Copy)]
enum Hears {
    Press,
    Change,
    Input,
    Submit,
}

struct Heard {
    kind: Hears,
    says: Says,
    send: Callback<Did>,
}

impl Listener for Heard {
    fn kind(&self) -> ListenerKind {
        match self.kind {
            Hears::Press => ListenerKind::onclick,
            Hears::Change => ListenerKind::onchange,
            Hears::Input => ListenerKind::oninput,
            Hears::Submit => ListenerKind::onsubmit,
        }
    }

    fn handle(&self, event: Event) {
        let input = || event.target_unchecked_into::<HtmlInputElement>();
        let did = match &self.says {
            Says::This(did) => did.clone(),
            Says::Continue => {
                event.prevent_default();
                Did::Msg(Msg::Continue)
            }
            Says::Link(did) => {
                event.prevent_default();
                did.clone()
            }
            Says::Hours(field) => Did::Msg(Msg::HoursTyped(*field, input().value())),
            Says::File => {
                let input = input();
                let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
                // The same file may be chosen again after it was mended.
                input.set_value("");
                Did::File(file)
            }
        };
        self.send.emit(did);
    }

    fn passive(&self) -> bool {
        false
    }
}

/// An element with a class; an empty class is none.
#[inline(never)]
pub fn el(tag: &'static str, class: &'static str) -> El {
    let el = El(Box::new(Parts {
        tag,
        attributes: Vec::new(),
        children: Vec::new(),
        listeners: Vec::new(),
        checked: None,
        value: None,
        key: None,
        node: None,
    }));
    if class.is_empty() { el } else { el.attr("class", class) }
}

impl El {
    /// Sets an attribute.
    pub fn attr(self, name: &'static str, value: impl Words) -> Self {
        value.set(self, name)
    }

    fn set(mut self, name: &'static str, value: AttrValue) -> Self {
        self.0.attributes.push((name, value));
        self
    }

    /// Sets an attribute that is on or off.
    #[inline(never)]
    pub fn flag(self, name: &'static str, on: bool) -> Self {
        if on { self.attr(name, "") } else { self }
    }

    /// Adds text.
    pub fn text(self, text: impl Words) -> Self {
        text.add(self)
    }

    /// Adds text in which `*…*` is set in bold. No markup ever comes from content.
    #[inline(never)]
    pub fn rich(self, text: &str) -> Self {
        let mut this = self;
        for (i, part) in text.split('*').enumerate() {
            let part = part.to_string();
            this = if i % 2 == 1 { this.with(el("b", "").text(part)) } else { this.text(part) };
        }
        this
    }

    #[inline(never)]
    fn node(mut self, node: VNode) -> Self {
        self.0.children.push(node);
        self
    }

    /// Adds an element.
    #[inline(never)]
    pub fn with(self, child: Self) -> Self {
        let node = child.done();
        self.node(node)
    }

    /// Adds an element, if there is one.
    #[inline(never)]
    pub fn maybe(self, child: Option<Self>) -> Self {
        match child {
            Some(child) => self.with(child),
            None => self,
        }
    }

    /// Adds elements.
    pub fn all(self, children: impl IntoIterator<Item = Self>) -> Self {
        let mut this = self;
        for child in children {
            this = this.with(child);
        }
        this
    }

    /// Keeps the element apart from one with another key in its place: the page's own is made anew.
    #[inline(never)]
    pub fn key(mut self, key: String) -> Self {
        self.0.key = Some(Key::from(key));
        self
    }

    /// Makes the element known under `node`.
    #[inline(never)]
    pub fn known_as(mut self, node: &NodeRef) -> Self {
        self.0.node = Some(node.clone());
        self
    }

    /// Whether a radio button is chosen, or a box ticked.
    pub fn checked(mut self, checked: bool) -> Self {
        self.0.checked = Some(checked);
        self
    }

    /// What stands in a field.
    pub fn value(mut self, value: String) -> Self {
        self.0.value = Some(value.into());
        self
    }

    #[inline(never)]
    fn listen(mut self, cx: &Cx, kind: Hears, says: Says) -> Self {
        self.0.listeners.push(Some(Rc::new(Heard { kind, says, send: cx.send.clone() })));
        self
    }

    /// Says something when pressed.
    pub fn pressed(self, cx: &Cx, did: impl Into<Did>) -> Self {
        self.says(cx, did.into())
    }

    #[inline(never)]
    fn says(self, cx: &Cx, did: Did) -> Self {
        self.listen(cx, Hears::Press, Says::This(did))
    }

    /// Says something when followed, and leads nowhere.
    pub fn followed(self, cx: &Cx, did: Did) -> Self {
        self.listen(cx, Hears::Press, Says::Link(did))
    }

    /// Says something when chosen.
    pub fn chosen(self, cx: &Cx, did: impl Into<Did>) -> Self {
        self.changed(cx, did.into())
    }

    #[inline(never)]
    fn changed(self, cx: &Cx, did: Did) -> Self {
        self.listen(cx, Hears::Change, Says::This(did))
    }

    /// A form that continues when sent.
    pub fn continues(self, cx: &Cx) -> Self {
        self.listen(cx, Hears::Submit, Says::Continue)
    }

    /// Gives the chosen file.
    pub fn gives_file(self, cx: &Cx) -> Self {
        self.listen(cx, Hears::Change, Says::File)
    }

    /// Gives hours as they are typed.
    pub fn gives_hours(self, cx: &Cx, field: HoursField) -> Self {
        self.listen(cx, Hears::Input, Says::Hours(field))
    }

    /// The node.
    #[inline(never)]
    pub fn done(self) -> VNode {
        let parts = *self.0;
        let mut tag = VTag::new(parts.tag);
        if !parts.attributes.is_empty() {
            tag.set_attributes(Attributes::IndexMap(Rc::new(
                parts
                    .attributes
                    .into_iter()
                    .map(|(name, value)| (AttrValue::Static(name), AttributeOrProperty::Attribute(value)))
                    .collect(),
            )));
        }
        if let Some(checked) = parts.checked {
            tag.set_checked(checked);
        }
        if let Some(value) = parts.value {
            tag.set_value(value);
        }
        if !parts.listeners.is_empty() {
            tag.set_listeners(parts.listeners.into_boxed_slice());
        }
        if !parts.children.is_empty() {
            tag.add_children(parts.children);
        }
        tag.key = parts.key;
        if let Some(node) = parts.node {
            tag.node_ref = node;
        }
        VNode::VTag(Rc::new(tag))
    }
}

/// What can be said: static words, content, or a sentence put together. One piece of code for each, so that a
/// place where something is said is a call and no more.
pub trait Words {
    /// Adds it as text.
    fn add(self, to: El) -> El;
    /// Sets it as an attribute.
    fn set(self, to: El, name: &'static str) -> El;
}

impl Words for &'static str {
    #[inline(never)]
    fn add(self, to: El) -> El {
        to.node(VNode::VText(VText::new(AttrValue::Static(self))))
    }

    #[inline(never)]
    fn set(self, to: El, name: &'static str) -> El {
        to.set(name, AttrValue::Static(self))
    }
}

impl Words for Text {
    fn add(self, to: El) -> El {
        self.as_str().add(to)
    }

    fn set(self, to: El, name: &'static str) -> El {
        self.as_str().set(to, name)
    }
}

impl Words for String {
    #[inline(never)]
    fn add(self, to: El) -> El {
        to.node(VNode::VText(VText::new(AttrValue::from(self))))
    }

    #[inline(never)]
    fn set(self, to: El, name: &'static str) -> El {
        to.set(name, AttrValue::from(self))
    }
}

impl From<Msg> for Did {
    fn from(msg: Msg) -> Self {
        Self::Msg(msg)
    }
}
