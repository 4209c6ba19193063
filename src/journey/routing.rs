//! Where Continue and Back lead (content design 2).

use super::{Effects, Focus, Journey, Place};
use crate::core::{
    ids::Dimension,
    instrument::Kind,
    path::{self, Page},
    session::{Action, OTHER_ROLE},
};

impl Journey {
    /// The pages for these answers.
    pub fn pages(&self) -> Vec<Page> {
        path::pages(self.instrument, &self.session().answers, self.settings)
    }

    /// Whether a page can be shown: it is asked of this person, or stands outside the path. Without the profile
    /// nothing after the list of topics can: a page that a reload or the browser's history brings back may
    /// belong to answers that are gone.
    pub fn can_show(&self, page: Page) -> bool {
        let mut pages = self.pages();
        if path::missing_profile(self.instrument, &self.session().answers).is_some() {
            let topics = pages.iter().position(|page| *page == Page::Topics);
            pages.truncate(topics.map_or(0, |at| at + 1));
        }
        page == Page::Keep || pages.contains(&page)
    }

    /// The place, if its page can be shown; else where it would have come back to, or the list of topics.
    pub(super) fn shown(&self, place: Place) -> Place {
        if self.can_show(place.page) {
            return place;
        }
        let page = place.back_to.filter(|page| self.can_show(*page)).unwrap_or(Page::Topics);
        Place { page, back_to: None, ..place }
    }

    /// The first page after the welcome: the first profile question.
    pub(super) fn first_page(&self) -> Page {
        self.pages().get(1).copied().unwrap_or(Page::Topics)
    }

    /// Where the question stands among all questions: its number, from 1, and how many there are.
    pub fn question_number(&self) -> Option<(usize, usize)> {
        let questions: Vec<Page> = self.pages().into_iter().filter(|page| page.asks()).collect();
        let at = questions.iter().position(|page| *page == self.place.page)?;
        Some((at + 1, questions.len()))
    }

    pub(super) fn go(&mut self, place: Place) -> Effects {
        let depth = self.place.depth + 1;
        self.place = Place { depth, ..place };
        self.opened = None;
        let locked = self.entered();
        Effects {
            push: true,
            save: locked || !self.session().answers.is_empty(),
            focus: Some(Focus::Heading),
            ..Effects::default()
        }
    }

    /// What being on a page does: drafts and errors of the last one go; explanations that are seen close
    /// their answers. Says whether answers were closed just now.
    pub(super) fn entered(&mut self) -> bool {
        self.errors.clear();
        self.drafts.clear();
        self.confirm = None;
        let mut locked = false;
        for dimension in Dimension::ALL {
            let shows_notes = match self.place.page {
                // The page stands only when the module that tells has come.
                _ if self.settings.asks_only => false,
                Page::Notes(shown) => shown == dimension,
                // The results hold the notes of every topic that has nothing left to give away.
                Page::Results => self.knowledge_answered(dimension),
                _ => false,
            };
            if shows_notes && !self.session().locked[dimension.index()] {
                locked |= self.file.session.change(self.instrument, Action::Lock { dimension }).is_ok();
            }
        }
        locked
    }

    fn knowledge_answered(&self, dimension: Dimension) -> bool {
        let mut items = self.instrument.knowledge_items().filter(|item| item.dimension == Some(dimension));
        items.all(|item| self.session().answers.items.contains_key(&item.id))
    }

    pub(super) fn arrive(&mut self, place: Place) -> Effects {
        // A place in the history may be gone, such as a question that is no longer asked.
        self.place = self.shown(place);
        self.opened = None;
        let locked = self.entered();
        let save = locked || !self.session().answers.is_empty();
        Effects { focus: Some(Focus::Heading), save, ..Effects::default() }
    }

    pub(super) fn back(&mut self) -> Effects {
        if self.place.depth > 0 {
            return Effects { history_back: true, ..Effects::default() };
        }
        self.step_back()
    }

    /// Goes back within the check, where nothing of ours lies behind in the browser's history.
    pub(super) fn step_back(&mut self) -> Effects {
        let pages = self.pages();
        let at = pages.iter().position(|page| *page == self.place.page);
        let before = at.and_then(|at| at.checked_sub(1)).and_then(|at| pages.get(at)).copied();
        let page = self.place.back_to.or(before).unwrap_or(Page::Welcome);
        Effects { replace: true, ..self.arrive(Place::at(page)) }
    }

    pub(super) fn proceed(&mut self) -> Effects {
        self.errors = self.mistakes();
        if !self.errors.is_empty() {
            return Effects::focus(Focus::Errors);
        }
        let page = self.next_page();
        let back_to = self.place.back_to.filter(|back_to| *back_to != page);
        let complete = page == Page::Results;
        Effects { complete, ..self.go(Place { page, back_to, depth: 0 }) }
    }

    /// Where Continue leads from here.
    fn next_page(&self) -> Page {
        let here = self.place.page;
        let pages = self.pages();
        let following = pages.iter().position(|page| *page == here).and_then(|at| pages.get(at + 1)).copied();
        match (here, self.place.back_to) {
            (Page::Welcome, _) => self.first_page(),
            (Page::Keep, back_to) => back_to.unwrap_or(Page::Topics),
            // A changed answer may ask for one more: whose part, or how the hours were set.
            (Page::Question(_) | Page::Available, Some(Page::Check)) if self.asks_more(following) => {
                following.unwrap_or(Page::Check)
            }
            (_, Some(Page::Check)) => Page::Check,
            // A topic done alone comes back to the list when its notes have been read.
            (Page::Notes(_), Some(back_to)) => back_to,
            (Page::Topics, _) => self.next_topic(None),
            (Page::Notes(dimension), None) => self.next_topic(Some(dimension)),
            (_, _) => following.unwrap_or(Page::Results),
        }
    }

    /// Whether the following page belongs to the answer just changed and has none itself.
    fn asks_more(&self, following: Option<Page>) -> bool {
        following.is_some_and(|page| {
            let follow_up =
                page == Page::Question(OTHER_ROLE) || page == Page::Figure(crate::core::burden::HOW_SET);
            follow_up && !page.answered(self.instrument, &self.session().answers)
        })
    }

    /// Where to go when a topic is done, or from the list of topics: the profile if it is not whole, the next
    /// topic that is not done, else what comes after the topics.
    fn next_topic(&self, after: Option<Dimension>) -> Page {
        if let Some(item) = path::missing_profile(self.instrument, &self.session().answers) {
            return Page::Question(item);
        }
        let start = after.map_or(0, |dimension| dimension.index() + 1);
        let order = Dimension::ALL.iter().cycle().skip(start).take(4);
        let open = order.copied().find(|dimension| !self.session().locked[dimension.index()]);
        open.map_or_else(
            || self.after_topics(),
            |dimension| path::entry(self.instrument, self.session(), dimension),
        )
    }

    fn after_topics(&self) -> Page {
        let comparison = |page: &&Page| match page {
            Page::Question(id) => self.instrument.item(*id).is_some_and(|item| item.kind == Kind::Comparison),
            _ => false,
        };
        self.pages().iter().find(comparison).copied().unwrap_or(Page::Check)
    }
}
