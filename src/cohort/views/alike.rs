//! How alike the partners of one PSP answer, in words.

use crate::{
    cohort::disclosure::{Release, alike::Alike, release::Size, tables::ALIKE},
    core::ids::ItemId,
};

/// How alike the partners of one PSP answer.
#[derive(Clone, Debug, PartialEq)]
pub struct AlikePsp {
    /// The code of the PSP.
    pub programme: String,
    /// About how many partners answered.
    pub size: Size,
    /// The items, with what is said of each.
    pub items: Vec<(ItemId, Alike)>,
}

pub(super) fn alike(release: &Release) -> Vec<AlikePsp> {
    let mut psps: Vec<AlikePsp> = Vec::new();
    for item in ALIKE {
        let start = format!("alike:{item}:");
        for programme in release.named(&start) {
            let name = format!("{start}{programme}");
            let said = release.word(&name).and_then(Alike::of_word).unwrap_or(Alike::Withheld);
            let Some(size) = release.size_of(&name) else { continue };
            let at = psps.iter().position(|psp| psp.programme == programme).unwrap_or_else(|| {
                psps.push(AlikePsp { programme: programme.to_string(), size, items: Vec::new() });
                psps.len() - 1
            });
            psps[at].items.push((ItemId::of(item), said));
        }
    }
    psps.sort_by(|a, b| a.programme.cmp(&b.programme));
    psps
}
