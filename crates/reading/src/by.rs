//! Those behind 由, 请 and 责成, wherever in a clause they stand.

use crate::Role;
use crate::acts::Way;
use crate::duty::{calls_on, is_by};
use crate::lexicon::{find, words};
use crate::listing::listed;
use crate::role::Reader;
use crate::subject::subject;

impl Reader<'_> {
    /// 由县财政局…: those behind 由, wherever in the clause it stands.
    pub(crate) fn by_whom(&mut self, start: usize, to: usize) -> bool {
        let norm = &self.clean.norm[..to];
        // 由县自然资源局请专家勘查: who is asked in turn.
        let opened = start > 0 && is_by(norm, start - 1);
        let calls = |at: usize| if opened { is_by(norm, at - 1) } else { calls_on(norm, at) };
        // No clause asks so many; a torn text is looked at no further.
        const MOST: usize = 6;
        let first = if opened { start } else { start + 1 };
        for begin in (first..to).filter(|at| calls(*at)).take(MOST) {
            if self.parts(begin, to, "rule-role-by") || begin == start && self.by_office(begin, to) {
                return true;
            }
            if let Some(subject) =
                subject(self.clean, begin, to, self.times).or_else(|| self.whoever(begin, to, true))
            {
                self.act(&subject, begin, to, true);
                self.by_others(subject.end, to);
                return true;
            }
        }
        // 由 市商务局: a blank is no part of the name.
        let mut doers = (start.max(1)..to)
            .filter(|at| calls(*at))
            .take(MOST)
            .map(|at| at + norm[at..].iter().take_while(|c| **c == ' ').count());
        doers.any(|begin| self.by_office(begin, to))
    }

    /// 由乡镇审核、县民政局审批: those who do the rest of it.
    pub(crate) fn by_others(&mut self, from: usize, to: usize) {
        const NEAR: usize = 14;
        let norm = &self.clean.norm[..to];
        let mut at = from;
        while let Some(joint) = (at..to.min(at + NEAR)).find(|at| norm[*at] == '、') {
            let next = subject(self.clean, joint + 1, to, self.times)
                .filter(|next| next.way == Way::Acting && next.names.len() == 1 && next.end <= joint + NEAR);
            let Some(next) = next else { return };
            self.roles.add(Role::LeadUnit, "rule-role-by", &next.names);
            at = next.end;
        }
    }

    /// 此项工作以县林业局为主，…配合: who does most of it leads.
    pub(crate) fn mainly(&mut self, start: usize, to: usize) {
        let norm = &self.clean.norm[..to];
        let by = (start..to)
            .find(|at| norm[*at] == '以' && words!["所", "可", "予", "难"].before(norm, *at).is_none());
        let Some((by, end)) = by.and_then(|by| Some((by, find(norm, by + 1, to, "为主")?))) else { return };
        let whole = end + 2 == to || words!["体", "责", "抓", "负责", "牵头"].at(norm, end + 2).is_some();
        if whole {
            self.roles.add(Role::LeadUnit, "rule-role-verb", &listed(self.clean, by + 1, end));
        }
    }
}
