//! What the reader notes down while it reads, when somebody wants to know why.

use crate::clean::Clean;
use crate::explain::{Account, Ground, Part, Passed, SetAside};
use crate::{Commitment, Examined, Role};

/// Notes of grounds and alternatives; keeps nothing unless it is on.
#[derive(Default)]
pub(crate) struct Log {
    on: bool,
    account: Account,
    /// One for each commitment made so far.
    pub(crate) accounts: Vec<Account>,
    /// Sentences that were not taken.
    pub(crate) passed: Vec<Passed>,
    /// What every sentence showed, when somebody trains the judge.
    examined: Option<Vec<Examined>>,
}

impl Log {
    /// A log that keeps what it is told.
    pub(crate) fn on() -> Self {
        Self { on: true, ..Self::default() }
    }

    /// A log that keeps what each sentence shows.
    pub(crate) fn examining() -> Self {
        Self { examined: Some(Vec::new()), ..Self::default() }
    }

    /// What each sentence showed.
    pub(crate) fn into_examined(self) -> Vec<Examined> {
        self.examined.unwrap_or_default()
    }

    /// Whether anything is kept.
    pub(crate) fn is_on(&self) -> bool {
        self.on
    }

    /// Forgets what was noted of the sentence before.
    pub(crate) fn begin(&mut self) {
        if self.on {
            self.account = Account::default();
        }
    }

    /// Words that became a part, and the rule that made them so.
    pub(crate) fn ground(&mut self, clean: &Clean, part: Part, rule: &str, start: usize, end: usize) {
        if self.on {
            self.account.grounds.push(Ground {
                part,
                rule: rule.to_owned(),
                words: clean.quote(start, end),
                span: clean.span(start, end),
            });
        }
    }

    /// Words that did not become a part, and why.
    pub(crate) fn aside(&mut self, clean: &Clean, part: Part, reason: &str, start: usize, end: usize) {
        if self.on {
            let set_aside = SetAside {
                part,
                reason: reason.to_owned(),
                words: clean.quote(start, end),
                span: clean.span(start, end),
            };
            if !self.account.set_aside.contains(&set_aside) {
                self.account.set_aside.push(set_aside);
            }
        }
    }

    /// Closes the account of a commitment.
    pub(crate) fn taken(&mut self, sum: i16, threshold: i16) {
        if self.on {
            let mut account = std::mem::take(&mut self.account);
            account.sum = sum;
            account.threshold = threshold;
            account.grounds.sort_by_key(|ground| (ground.part, ground.span));
            account.set_aside.sort_by_key(|aside| aside.span);
            self.accounts.push(account);
        }
    }

    /// Notes a sentence that was not taken.
    pub(crate) fn passed(&mut self, passed: impl FnOnce() -> Passed) {
        if self.on {
            self.passed.push(passed());
        }
    }

    /// Notes what a sentence shows.
    pub(crate) fn examined(&mut self, examined: impl FnOnce() -> Examined) {
        if let Some(list) = &mut self.examined {
            list.push(examined());
        }
    }

    /// Notes where roles and days that no sentence of their own gives were taken from, and what a day is counted from.
    pub(crate) fn inherited<'c>(&mut self, made: impl Iterator<Item = &'c Commitment>) {
        let mut before: Option<&Commitment> = None;
        for (account, commitment) in self.accounts.iter_mut().zip(made) {
            if let Some(stage) = &commitment.inherited_due {
                account.grounds.push(Ground {
                    part: Part::Due,
                    rule: "rule-due-stage".to_owned(),
                    words: stage.text.value.clone(),
                    span: stage.text.span,
                });
            }
            if commitment.due.is_some_and(|due| due.is_counted())
                && let Some(text) = &commitment.due_text
            {
                account.grounds.push(Ground {
                    part: Part::Due,
                    rule: "rule-due-counted".to_owned(),
                    words: text.value.clone(),
                    span: text.span,
                });
            }
            for inherited in &commitment.inherited {
                let span = inherited.name.span;
                let rule = if commitment.span.contains(span) || span.start >= commitment.span.end {
                    continue;
                } else if before.is_some_and(|before| {
                    before.span.contains(span) && commitment.span.start <= before.span.end
                }) {
                    "rule-role-before"
                } else {
                    "rule-role-heading"
                };
                if !account.grounds.iter().any(|ground| ground.span == span) {
                    let words = inherited.name.value.clone();
                    account.grounds.push(Ground {
                        part: inherited.role.into(),
                        rule: rule.to_owned(),
                        words,
                        span,
                    });
                }
            }
            account.grounds.sort_by_key(|ground| (ground.part, ground.span));
            before = Some(commitment);
        }
    }
}

impl From<Role> for Part {
    fn from(role: Role) -> Self {
        match role {
            Role::Leader => Self::Leader,
            Role::LeadUnit => Self::LeadUnit,
            Role::OtherUnit => Self::OtherUnit,
        }
    }
}
