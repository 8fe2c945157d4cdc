//! Everything that can speak for or against a commitment, by name.

macro_rules! facts {
    ($($(#[$note:meta])* $name:ident = $key:literal,)*) => {
        /// A cue, or a fact that only the trained judge weighs.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub(crate) enum Fact {
            $($(#[$note])* $name,)*
        }

        impl Fact {
            /// All of them, in the order of their numbers.
            pub(crate) const ALL: &[Self] = &[$(Self::$name,)*];

            /// Its name in the file of weights. What stands before `/` is the key of its words in the catalogues.
            pub(crate) const fn key(self) -> &'static str {
                const KEYS: &[&str] = &[$($key,)*];
                KEYS[self as usize]
            }

            /// The key that the catalogues translate.
            pub(crate) const fn cue(self) -> &'static str {
                const CUES: &[&str] = &[$(before_slash($key),)*];
                CUES[self as usize]
            }
        }
    };
}

facts! {
    Target = "cue-target",
    TargetZero = "cue-target/zero",
    TargetAll = "cue-target/all",
    TargetSync = "cue-target/sync",
    TargetPast = "cue-target/past",
    TargetLeast = "cue-target/least",
    TargetShare = "cue-target/share",
    TargetMoney = "cue-target/money",
    TargetCount = "cue-target/count",
    TargetOther = "cue-target/other",
    Deadline = "cue-deadline",
    DeadlineBounded = "cue-deadline/bounded",
    DeadlineOpen = "cue-deadline/open",
    Cadence = "cue-cadence",
    CadenceFixed = "cue-cadence/fixed",
    CadenceLoose = "cue-cadence/loose",
    Pressing = "cue-pressing",
    Leader = "cue-leader",
    NamedUnit = "cue-named-unit",
    CollectiveUnit = "cue-collective-unit",
    Assigned = "cue-assigned",
    EndEvent = "cue-end-event",
    EndEventMore = "cue-end-event/more",
    Ensure = "cue-ensure",
    Order = "cue-order",
    NamedThing = "cue-named-thing",
    NamedThingMore = "cue-named-thing/more",
    Deliverable = "cue-deliverable",
    DeliverableMade = "cue-deliverable/made",
    Campaign = "cue-campaign",
    Process = "cue-process",
    PlanSection = "cue-plan-section",
    Past = "cue-past",
    PastMore = "cue-past/more",
    ReviewSection = "cue-review-section",
    Definition = "cue-definition",
    Question = "cue-question",
    Virtue = "cue-virtue",
    VirtueMore = "cue-virtue/more",
    GenericActor = "cue-generic-actor",
    Guiding = "cue-guiding",
    GuidingSection = "cue-guiding/section",
    Formula = "cue-formula",
    Attendance = "cue-attendance",
    Analysis = "cue-analysis",
    AnalysisMore = "cue-analysis/more",
    // What the trained judge sees beside the cues: where a sentence stands, how it is built, who acts in it, its words.
    Document = "cue-document",
    DocumentReport = "cue-document/report",
    DocumentPlan = "cue-document/plan",
    DocumentOpinion = "cue-document/opinion",
    DocumentNotice = "cue-document/notice",
    DocumentSpeech = "cue-document/speech",
    DocumentNews = "cue-document/news",
    DocumentMinutes = "cue-document/minutes",
    DocumentDivision = "cue-document/division",
    DocumentPromises = "cue-document/promises",
    DocumentProjects = "cue-document/projects",
    DocumentUrgent = "cue-document/urgent",
    Part = "cue-part",
    PartMeasures = "cue-part/measures",
    PartTasks = "cue-part/tasks",
    PartGoals = "cue-part/goals",
    PartBackground = "cue-part/background",
    PartPrinciples = "cue-part/principles",
    PartSupervision = "cue-part/supervision",
    PartSteps = "cue-part/steps",
    PartScope = "cue-part/scope",
    PartDuties = "cue-part/duties",
    PartProjects = "cue-part/projects",
    Usual = "cue-usual",
    Reach = "cue-reach",
    Place = "cue-place",
    PlaceFew = "cue-place/few",
    PlaceFirst = "cue-place/first",
    PlaceAlone = "cue-place/alone",
    Before = "cue-before",
    BeforeNothing = "cue-before/nothing",
    BeforeAgainst = "cue-before/against",
    BeforeFor = "cue-before/for",
    Around = "cue-around",
    AroundA = "cue-around/a",
    AroundB = "cue-around/b",
    AroundC = "cue-around/c",
    AroundD = "cue-around/d",
    AroundE = "cue-around/e",
    AroundF = "cue-around/f",
    AroundG = "cue-around/g",
    AroundH = "cue-around/h",
    AroundToldNone = "cue-around/told-none",
    AroundToldOne = "cue-around/told-one",
    AroundToldTwo = "cue-around/told-two",
    AroundToldMost = "cue-around/told-most",
    Heading = "cue-heading",
    HeadingLine = "cue-heading/line",
    HeadingInline = "cue-heading/inline",
    Behind = "cue-behind",
    BehindListed = "cue-behind/listed",
    Clauses = "cue-clauses",
    ClausesOne = "cue-clauses/one",
    ClausesTwo = "cue-clauses/two",
    ClausesSome = "cue-clauses/some",
    ClausesMany = "cue-clauses/many",
    Mark = "cue-mark",
    MarkSpoken = "cue-mark/spoken",
    MarkFirst = "cue-mark/first",
    MarkSecond = "cue-mark/second",
    MarkThird = "cue-mark/third",
    Quoted = "cue-quoted",
    Paper = "cue-paper",
    Reported = "cue-reported",
    Helper = "cue-helper",
    Actor = "cue-actor",
    ActorTold = "cue-actor/told",
    ActorActing = "cue-actor/acting",
    ActorBy = "cue-actor/by",
    ActorVerb = "cue-actor/verb",
    ActorJoined = "cue-actor/joined",
    ActorBacked = "cue-actor/backed",
    ActorAgreed = "cue-actor/agreed",
    ActorOther = "cue-actor/other",
    ActorHead = "cue-actor/head",
    ActorPast = "cue-actor/past",
    Nobody = "cue-nobody",
    Targets = "cue-targets",
    TargetsOne = "cue-targets/one",
    TargetsSome = "cue-targets/some",
    TargetsMany = "cue-targets/many",
    Figures = "cue-figures",
    FiguresIdle = "cue-figures/idle",
    FiguresNone = "cue-figures/none",
    Gone = "cue-gone",
    GoneHead = "cue-gone/head",
    NamedTime = "cue-named-time",
    TimeFirst = "cue-time-first",
    Year = "cue-year",
    Told = "cue-told",
    Wording = "cue-wording",
    Rest = "cue-rest",
}

const fn before_slash(key: &str) -> &str {
    let mut end = 0;
    while end < key.len() && key.as_bytes()[end] != b'/' {
        end += 1;
    }
    key.split_at(end).0
}

/// A set of facts.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Facts([u64; 4]);

impl Facts {
    /// Puts a fact in; whether it was not in yet.
    pub(crate) fn insert(&mut self, fact: Fact) -> bool {
        let (word, bit) = (fact as usize / 64, 1 << (fact as usize % 64));
        let new = self.0[word] & bit == 0;
        self.0[word] |= bit;
        new
    }
}

/// Keys of every cue that a [`crate::Reason`] can carry; message catalogues translate each.
pub fn cues() -> impl Iterator<Item = &'static str> {
    Fact::ALL.iter().map(|fact| fact.key()).filter(|key| !key.contains('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fact_has_a_cue_that_the_catalogues_know_and_a_number_of_its_own() {
        let mut all = Facts::default();
        for fact in Fact::ALL {
            assert!(cues().any(|cue| cue == fact.cue()), "{}", fact.key());
            assert!(all.insert(*fact), "{}", fact.key());
            assert!(!all.insert(*fact), "{}", fact.key());
        }
    }
}
