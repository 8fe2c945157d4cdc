//! The site's lists, for turning identifiers into names and names into identifiers.

use std::collections::HashMap;

use ledger::{
    Catalogue, Holder, Measure, MeasureId, Mention, Person, PersonId, Resolution, Resolver, Site, SiteId,
    Target, Unit, UnitId, UnitTree,
};

use crate::view::{HolderLine, MentionView, Options, Party, TargetMeasure};
use crate::{Result, Service};

/// Units, people and measures of a site.
pub(crate) struct Names {
    pub(crate) site: Site,
    pub(crate) units: Vec<Unit>,
    pub(crate) people: Vec<Person>,
    pub(crate) measures: Vec<Measure>,
    unit_at: HashMap<UnitId, usize>,
    person_at: HashMap<PersonId, usize>,
}

impl Service {
    pub(crate) async fn names(&self, site: SiteId) -> Result<Names> {
        let units: Vec<Unit> = self.store.units(site).await?.into_iter().map(|v| v.entity).collect();
        let people: Vec<Person> = self.store.people(site).await?.into_iter().map(|v| v.entity).collect();
        let measures = self.store.measures(site).await?.into_iter().map(|v| v.entity).collect();
        Ok(Names {
            measures,
            site: self.site_of(site).await?,
            unit_at: units.iter().enumerate().map(|(n, u)| (u.id, n)).collect(),
            person_at: people.iter().enumerate().map(|(n, p)| (p.id, n)).collect(),
            units,
            people,
        })
    }
}

impl Names {
    pub(crate) fn resolver(&self) -> Resolver<'_> {
        Resolver::new(&self.site, &self.units, &self.people)
    }

    pub(crate) fn unit(&self, id: UnitId) -> Party {
        let name = self.unit_at.get(&id).map_or_else(String::new, |n| self.units[*n].name.clone());
        Party { id: id.to_string(), name }
    }

    pub(crate) fn person(&self, id: PersonId) -> Party {
        let name = self.person_at.get(&id).map_or_else(String::new, |n| self.people[*n].name.clone());
        Party { id: id.to_string(), name }
    }

    /// A measure by its name.
    pub(crate) fn measure_party(&self, measure: &Measure) -> Party {
        Party { id: measure.id.to_string(), name: measure.name.clone() }
    }

    /// A party that is waited on.
    pub(crate) fn holder(&self, holder: Holder) -> HolderLine {
        HolderLine { code: holder.code(), unit: holder.unit().map(|u| self.unit(u)) }
    }

    /// Which unit belongs to which.
    pub(crate) fn tree(&self) -> UnitTree {
        UnitTree::new(&self.units)
    }

    pub(crate) fn catalogue(&self) -> Catalogue<'_> {
        Catalogue::new(&self.measures)
    }

    pub(crate) fn measure(&self, id: MeasureId) -> Option<&Measure> {
        self.measures.iter().find(|m| m.id == id)
    }

    /// Which measure each target is followed by, and for those that have none which it may be.
    pub(crate) fn target_measures(&self, targets: &[Target]) -> Vec<TargetMeasure> {
        let catalogue = self.catalogue();
        let party = |id: MeasureId| Party {
            id: id.to_string(),
            name: self.measure(id).map_or_else(String::new, |m| m.name.clone()),
        };
        let candidates = |t: &Target| match catalogue.find(&t.metric, &t.unit) {
            Resolution::Meant(ids) | Resolution::Ambiguous(ids) => ids.into_iter().map(party).collect(),
            Resolution::Unknown => Vec::new(),
        };
        targets
            .iter()
            .map(|t| TargetMeasure {
                target: t.to_string(),
                metric: t.metric.clone(),
                measure: t.measure.map(party),
                candidates: if t.measure.is_some() { Vec::new() } else { candidates(t) },
                observed: None,
            })
            .collect()
    }

    /// Choices of forms and filters; the documents are the caller's.
    pub(crate) fn options(&self) -> Options {
        let units = self.units.iter().filter(|u| u.active).map(|u| self.unit(u.id)).collect();
        let leaders = self
            .people
            .iter()
            .filter(|p| p.active && p.leader)
            .map(|p| Party {
                id: p.id.to_string(),
                name: format!("{} {}", p.name, p.post).trim_end().to_owned(),
            })
            .collect();
        let measures = self.measures.iter().filter(|m| m.active);
        let measures = measures.map(|m| Party { id: m.id.to_string(), name: m.name.clone() }).collect();
        Options { units, leaders, documents: Vec::new(), measures }
    }

    pub(crate) fn unit_mention(&self, m: &Mention<UnitId>) -> MentionView {
        MentionView {
            surface: m.surface.clone(),
            meant: m.meant.iter().map(|id| self.unit(*id)).collect(),
            candidates: m.candidates.iter().map(|id| self.unit(*id)).collect(),
        }
    }

    pub(crate) fn person_mention(&self, m: &Mention<PersonId>) -> MentionView {
        MentionView {
            surface: m.surface.clone(),
            meant: m.meant.iter().map(|id| self.person(*id)).collect(),
            candidates: m.candidates.iter().map(|id| self.person(*id)).collect(),
        }
    }

    /// Mentions for names as typed, joined by 、 or the like. A mention that was there keeps what it meant.
    pub(crate) fn unit_mentions(&self, typed: &str, before: &[Mention<UnitId>]) -> Vec<Mention<UnitId>> {
        let resolver = self.resolver();
        split_names(typed)
            .map(|name| {
                let kept = before.iter().find(|m| m.surface == name || self.meant_name(m) == name);
                kept.cloned().unwrap_or_else(|| resolver.unit(name).mention(name))
            })
            .collect()
    }

    pub(crate) fn leader_mentions(
        &self,
        typed: &str,
        before: &[Mention<PersonId>],
    ) -> Vec<Mention<PersonId>> {
        let resolver = self.resolver();
        split_names(typed)
            .map(|name| {
                let kept = before.iter().find(|m| m.surface == name || self.meant_person(m) == name);
                kept.cloned().unwrap_or_else(|| self.leader(&resolver, name).mention(name))
            })
            .collect()
    }

    /// A leader by name, post, or the "name post" that the choices offer.
    pub(crate) fn leader(&self, resolver: &Resolver<'_>, name: &str) -> Resolution<PersonId> {
        let offered =
            self.people.iter().find(|p| p.active && p.leader && format!("{} {}", p.name, p.post) == name);
        offered.map_or_else(|| resolver.leader(name), |p| Resolution::Meant(vec![p.id]))
    }

    /// The mention's text in a form: the official name when it means exactly one, else as written.
    pub(crate) fn unit_text(&self, mentions: &[Mention<UnitId>]) -> String {
        mentions.iter().map(|m| self.meant_name(m)).collect::<Vec<_>>().join("、")
    }

    pub(crate) fn leader_text(&self, mentions: &[Mention<PersonId>]) -> String {
        mentions.iter().map(|m| self.meant_person(m)).collect::<Vec<_>>().join("、")
    }

    fn meant_name(&self, m: &Mention<UnitId>) -> String {
        if let [one] = m.meant[..] { self.unit(one).name } else { m.surface.clone() }
    }

    fn meant_person(&self, m: &Mention<PersonId>) -> String {
        if let [one] = m.meant[..] { self.person(one).name } else { m.surface.clone() }
    }
}

/// Names in a cell or field: joined by 、 commas, semicolons or line breaks.
pub(crate) fn split_names(typed: &str) -> impl Iterator<Item = &str> {
    typed.split(['、', '，', ',', '；', ';', '\n', '\r']).map(str::trim).filter(|n| !n.is_empty())
}

impl Names {
    /// Whether somebody could act for a party.
    pub(crate) fn is_staffed(&self, party: Holder) -> bool {
        ledger::is_staffed(party, &self.people, &self.tree())
    }

    /// Whether anybody in post has a role that may.
    pub(crate) fn anybody_may(&self, action: ledger::Action) -> bool {
        self.people.iter().any(|p| p.roles().iter().any(|role| action.scope_of(role).is_some()))
    }

    /// Whether somebody is there to approve what leaves a unit.
    pub(crate) fn has_head(&self, unit: UnitId) -> bool {
        self.is_staffed(Holder::UnitHead(unit))
    }
}
