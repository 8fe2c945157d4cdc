//! Who may do what: one table of role, action and scope, from which pages, checks, documents and tests are derived.

use crate::{PersonId, Refusal, RefusalKind, Relation, Role, Roles, Scope, SiteId, UnitId};

macro_rules! actions {
    ($($(#[$doc:meta])* $name:ident $code:literal [$($role:ident $scope:ident)*])*) => {
        /// Something one may be allowed to do. Its words are under `right-<code>`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Action { $($(#[$doc])* $name),* }

        impl Action {
            /// Every action.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// The word used in message keys.
            pub fn code(self) -> &'static str {
                match self { $(Self::$name => $code),* }
            }

            /// The roles that may, and how far.
            pub fn grants(self) -> &'static [(Role, Scope)] {
                match self { $(Self::$name => &[$((Role::$role, Scope::$scope)),*]),* }
            }
        }
    };
}

actions! {
    /// Open one's desk, and see which units and leaders there are.
    OpenDesk "open-desk" [Supervisor Site OfficeLeader Site CountyLeader Site UnitHead Site Liaison Site Reader Site Auditor Site SystemAdministrator Site SecurityAdministrator Site]
    /// See documents, ledger, tasks, lights, measures, search: one ledger for everybody who works with it, so that nothing
    /// has to be asked for twice.
    Read "read" [Supervisor Site OfficeLeader Site CountyLeader Site UnitHead Site Liaison Site Reader Site Auditor Site]
    /// See tasks that are being drafted or wait for approval.
    ReadDrafts "read-drafts" [Supervisor Site OfficeLeader Site Auditor Site]
    /// See a unit's report before it is sent.
    ReadUnsent "read-unsent" [UnitHead Lead Liaison Lead]
    /// Read what belongs to a unit: directions, referrals, chase sheets, reports and answers to requests. Tasks, lights and
    /// measures are everybody's; these are read by the supervision side, the units concerned, and whoever wrote them.
    ReadPapers "read-papers" [Supervisor Site OfficeLeader Site CountyLeader Site UnitHead Concerned Liaison Concerned Reader Concerned Auditor Site]
    /// Take the ledger out as a file.
    Export "export" [Supervisor Site OfficeLeader Site CountyLeader Site UnitHead Site Liaison Site Reader Site Auditor Site]
    /// See the log.
    ReadTrace "read-trace" [Supervisor Site OfficeLeader Site CountyLeader Site UnitHead Site Liaison Site Reader Site Auditor Site]
    /// See what the last verifications of the log found.
    ReadProof "read-proof" [Supervisor Site OfficeLeader Site CountyLeader Site UnitHead Site Liaison Site Reader Site Auditor Site SystemAdministrator Site SecurityAdministrator Site]
    /// Have the log verified now.
    ProveLog "prove-log" [Supervisor Site OfficeLeader Site Auditor Site SystemAdministrator Site SecurityAdministrator Site]
    /// See who looked at what.
    ReadViews "read-views" [Auditor Site]
    /// Change one's own password.
    ChangeOwnPassword "change-own-password" [Supervisor Site OfficeLeader Site CountyLeader Site UnitHead Site Liaison Site Reader Site Auditor Site SystemAdministrator Site SecurityAdministrator Site]
    /// Put a document in, mend its title, date, issuer.
    PutDocument "put-document" [Supervisor Site]
    /// Accept, reject, edit, merge, split drafts.
    Review "review" [Supervisor Site]
    /// Issue the reviewed set.
    Issue "issue" [Supervisor Site]
    /// Supersede a commitment after issue.
    Supersede "supersede" [Supervisor Site]
    /// Add tasks and sub-tasks by hand, edit tasks.
    EditTask "edit-task" [Supervisor Site]
    /// Bring a workbook in and take it back.
    Import "import" [Supervisor Site]
    /// Keep the catalogue of measures.
    KeepMeasures "keep-measures" [Supervisor Site]
    /// Put in a value of a measure where nobody has given one.
    RecordObservation "record-observation" [Supervisor Site]
    /// Correct a value of a measure; a unit's head one that speaks of the unit, or that the unit gives for the whole site.
    CorrectObservation "correct-observation" [Supervisor Site UnitHead Lead]
    /// Units, leaders and accounts.
    Administer "administer" [SystemAdministrator Site Supervisor UntilSeparated]
    /// Give and take roles.
    GrantRoles "grant-roles" [SecurityAdministrator Site Supervisor UntilSeparated]
    /// Make a backup.
    BackUp "back-up" [SystemAdministrator Site]

    /// Put a drafted task forward.
    Propose "propose" [Supervisor Site]
    /// Approve a proposed task and issue it, or send it back.
    ApproveIssue "approve-issue" [OfficeLeader Site]
    /// Sign for a task.
    SignFor "sign-for" [UnitHead Lead Liaison Lead]
    /// Ask that another unit take a task.
    RequestReassignment "request-reassignment" [UnitHead Lead Liaison Lead]
    /// Decide on that.
    DecideReassignment "decide-reassignment" [Supervisor Site]
    /// Say who does a task, with whom and by which milestones.
    Arrange "arrange" [UnitHead Lead Liaison Lead]
    /// Split a task into sub-tasks for units that take part and people.
    Split "split" [Supervisor Site UnitHead Lead Liaison Lead]
    /// Write and send a report to the unit's head.
    Report "report" [UnitHead Lead Liaison Lead]
    /// Approve a report for the unit, or send it back to be mended.
    ApproveReport "approve-report" [UnitHead Lead]
    /// Accept a report, or return it.
    JudgeReport "judge-report" [Supervisor Site]
    /// Accept a reason for being behind for a while.
    Excuse "excuse" [Supervisor Site]
    /// Ask for a later due date.
    RequestExtension "request-extension" [UnitHead Lead Liaison Lead]
    /// Put such a request before the office's leader, or refuse it.
    EndorseExtension "endorse-extension" [Supervisor Site]
    /// Decide on it.
    DecideExtension "decide-extension" [OfficeLeader Site]
    /// Propose that the clock be stopped, and let it run again.
    ProposeSuspension "propose-suspension" [Supervisor Site]
    /// Decide on that.
    DecideSuspension "decide-suspension" [OfficeLeader Site]
    /// Ask that a task be closed.
    RequestClosing "request-closing" [UnitHead Lead]
    /// Verify what is to be closed: return it, check it on the spot, recommend a grade.
    Verify "verify" [Supervisor Site]
    /// Close with a grade.
    Close "close" [OfficeLeader Site]
    /// Take a closed task up again.
    Reopen "reopen" [Supervisor Site CountyLeader Led]
    /// Cancel a task.
    Cancel "cancel" [OfficeLeader Site]
    /// Put a closed or cancelled task away after assessment.
    Archive "archive" [Supervisor Site]

    /// Write blue and yellow chase sheets, judge answers.
    Chase "chase" [Supervisor Site OfficeLeader Site]
    /// Write red ones.
    ChaseRed "chase-red" [OfficeLeader Site]
    /// Answer a chase sheet.
    AnswerChase "answer-chase" [UnitHead Lead Liaison Lead]
    /// Put a matter of a task before a county leader (提请).
    Refer "refer" [Supervisor Site OfficeLeader Site UnitHead Lead]
    /// Give a direction (批示).
    Direct "direct" [CountyLeader Site]
    /// Turn a direction into a task or a chase, or take note of it.
    FollowDirection "follow-direction" [Supervisor Site OfficeLeader Site]

    /// Ask units for reports and figures beyond what their tasks require; a unit's head for the unit itself.
    Ask "ask" [Supervisor Site OfficeLeader Site UnitHead Lead]
    /// Ask although a unit's yearly budget of minutes is spent.
    AskOverBudget "ask-over-budget" [OfficeLeader Site CountyLeader Site]
    /// Answer what a unit is asked.
    AnswerRequest "answer-request" [UnitHead Lead Liaison Lead]
    /// Say how many minutes a year may be asked of units.
    SetBudget "set-budget" [OfficeLeader Site CountyLeader Site]
    /// Choose the rule pack of the lights.
    AdoptRules "adopt-rules" [OfficeLeader Site]
    /// Read the livelihood promises (民生实事), which are public.
    ReadPromises "read-promises" [Supervisor Site OfficeLeader Site CountyLeader Site UnitHead Site Liaison Site Reader Site Auditor Site]
}

impl Action {
    /// Whether nobody has to be signed in for it.
    pub fn is_public(self) -> bool {
        self == Self::ReadPromises
    }

    /// How far a role may; nothing when it may not at all.
    pub fn scope_of(self, role: Role) -> Option<Scope> {
        self.grants().iter().find(|(r, _)| *r == role).map(|(_, scope)| *scope)
    }
}

/// Who acts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// The site in which they act.
    pub site: SiteId,
    /// The person.
    pub person: PersonId,
    /// Their name, for messages.
    pub name: String,
    /// Their roles.
    pub roles: Roles,
    /// Their unit.
    pub unit: Option<UnitId>,
    /// Whether the site has administrators of its own (三员), so that nobody else administers it.
    pub separated: bool,
}

impl Actor {
    /// Whether the actor may on the whole site: where nothing in particular is meant, or whoever it concerns.
    pub fn may(&self, action: Action) -> bool {
        self.may_for(action, Relation::NONE)
    }

    /// Whether the actor may, standing so to what it is about.
    pub fn may_for(&self, action: Action, relation: Relation) -> bool {
        self.roles
            .iter()
            .filter_map(|role| action.scope_of(role))
            .any(|scope| scope.covers(relation, self.separated))
    }

    /// Whether there can be something for which the actor may: what menus and gates ask before anything is known.
    pub fn can(&self, action: Action) -> bool {
        Relation::ALL.into_iter().any(|relation| self.may_for(action, relation))
    }

    /// Refuses unless the actor may on the whole site; the refusal says who may.
    pub fn must(&self, action: Action) -> Result<(), Refusal> {
        self.must_for(action, Relation::NONE)
    }

    /// Refuses unless the actor may, standing so to what it is about; the refusal says who may.
    pub fn must_for(&self, action: Action, relation: Relation) -> Result<(), Refusal> {
        if self.may_for(action, relation) {
            return Ok(());
        }
        let key = if self.can(action) { "refused-not-concerned" } else { "refused-role" };
        let roles = action.grants().iter().map(|(role, _)| format!("role-{}", role.code()));
        Err(Refusal::new(RefusalKind::Forbidden, key)
            .with_word("action", &format!("right-{}", action.code()))
            .with_words("who", roles))
    }
}
