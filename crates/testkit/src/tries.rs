//! What people may try on a task, in an order that a seed fixes.

use jiff::ToSpan as _;
use jiff::civil::Date;
use ledger::{Command, CommandKind, Evidence, Grade, Milestone, ReportId, ReportText, UnitId};
use uuid::Uuid;

/// A sequence of numbers that looks random and is the same for the same seed.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        // xorshift64*, good enough to shuffle tries.
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) % sides
    }

    fn date(&mut self, from: Date) -> Date {
        from.checked_add((self.roll(300) as i64 - 20).days()).unwrap_or(from)
    }

    fn unit(&mut self) -> UnitId {
        UnitId(Uuid::from_u128(1 + u128::from(self.roll(3))))
    }

    fn reason(&mut self) -> String {
        if self.roll(12) == 0 { String::new() } else { "现场情况变化".to_owned() }
    }
}

/// Tries one after the other.
pub struct Tries {
    dice: Dice,
    day: Date,
}

impl Tries {
    /// Tries from a day on; the same for the same seed.
    pub fn new(seed: u64, from: Date) -> Self {
        Self { dice: Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1), day: from }
    }

    /// The next day and command: mostly one of those that the stage allows, sometimes any.
    pub fn next(&mut self, possible: &[CommandKind]) -> (Date, Command) {
        let dice = &mut self.dice;
        if dice.roll(3) == 0 {
            self.day = self.day.checked_add((dice.roll(6) as i64).days()).unwrap_or(self.day);
        }
        let kinds = if possible.is_empty() || dice.roll(4) == 0 { CommandKind::ALL } else { possible };
        let mut kind = kinds[dice.roll(kinds.len() as u64) as usize];
        // Ends are tried seldom, or there would be nothing to try on.
        if matches!(kind, CommandKind::Cancel | CommandKind::Archive) && dice.roll(50) > 0 {
            kind = CommandKind::Reopen;
        }
        (self.day, command(dice, kind, self.day))
    }
}

fn command(dice: &mut Dice, kind: CommandKind, day: Date) -> Command {
    use {Command as C, CommandKind as K};
    let grade = Grade::ALL[dice.roll(4) as usize];
    match kind {
        K::Propose => C::Propose {},
        K::Issue => C::Issue {},
        K::SendBack => C::SendBack { reason: dice.reason() },
        K::SignFor => C::SignFor {},
        K::RequestReassignment => C::RequestReassignment {
            reason: dice.reason(),
            to: Some(dice.unit()).filter(|_| grade == Grade::Good),
        },
        K::Reassign => C::Reassign { unit: dice.unit(), reason: dice.reason() },
        K::KeepUnit => C::KeepUnit { reason: dice.reason() },
        K::Arrange => arrange(dice, day),
        K::SubmitReport => report(dice, day),
        K::ApproveReport => C::ApproveReport {},
        K::SendBackReport => C::SendBackReport { reason: dice.reason() },
        K::AcceptReport => C::AcceptReport {},
        K::ReturnReport => C::ReturnReport { reason: dice.reason() },
        K::Excuse => C::Excuse { reason: dice.reason(), until: dice.date(day) },
        K::RequestExtension => C::RequestExtension { reason: dice.reason(), until: dice.date(day) },
        K::ProposeExtension => C::ProposeExtension { reason: dice.reason(), until: dice.date(day) },
        K::ApproveExtension => C::ApproveExtension {},
        K::SendBackExtension => C::SendBackExtension { reason: dice.reason() },
        K::EndorseExtension => C::EndorseExtension {},
        K::GrantExtension => C::GrantExtension {},
        K::DeclineExtension => C::DeclineExtension { reason: dice.reason() },
        K::RefuseExtension => C::RefuseExtension { reason: dice.reason() },
        K::ProposeSuspension => C::ProposeSuspension { reason: dice.reason(), review: dice.date(day) },
        K::Suspend => C::Suspend {},
        K::RefuseSuspension => C::RefuseSuspension { reason: dice.reason() },
        K::Resume => C::Resume { reason: dice.reason() },
        K::RequestClosing => {
            let proof = Evidence { name: "验收意见.pdf".into(), blob: "0a".repeat(32) };
            C::RequestClosing { summary: dice.reason(), evidence: vec![proof] }
        }
        K::ReturnClosing => C::ReturnClosing { reason: dice.reason() },
        K::Sample => C::Sample {},
        K::Recommend => C::Recommend { grade },
        K::Close => C::Close { grade },
        K::Reopen => C::Reopen { reason: dice.reason() },
        K::Cancel => C::Cancel { reason: dice.reason() },
        K::Archive => C::Archive {},
    }
}

fn arrange(dice: &mut Dice, day: Date) -> Command {
    let mut milestones: Vec<Milestone> =
        (0..dice.roll(3)).map(|n| Milestone::point(format!("节点{n}"), dice.date(day), 20)).collect();
    milestones.sort_by_key(|m| m.planned);
    Command::Arrange { assignee: None, co_units: vec![dice.unit()], plan: String::new(), milestones }
}

fn report(dice: &mut Dice, day: Date) -> Command {
    let text = ReportText {
        until: day,
        progress: "推进中".into(),
        problems: if dice.roll(2) == 0 { String::new() } else { "用地手续未批".into() },
        next: String::new(),
        percent: Some(dice.roll(101) as u8),
        milestones: Vec::new(),
        evidence: Vec::new(),
        given: Vec::new(),
        unchanged: dice.roll(4) == 0,
    };
    let id = (u128::from(dice.roll(1 << 30)) << 64) | u128::from(dice.roll(1 << 30));
    Command::SubmitReport { report: ReportId(Uuid::from_u128(id)), text }
}
