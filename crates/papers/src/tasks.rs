//! The two papers of a ledger of tasks: the task table that is handed out, and the ledger itself.

use jiff::civil::Date;

use crate::{Align, Cell, Column, Head, Kind, Row, Sheet, Tone};

/// What a column of a task paper holds; it settles width, setting and kind, and leaves the words to the caller.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Field {
    /// The number by which people name the task (2026-0153): the key when a ledger comes back in.
    Number,
    /// The running number on this paper: 1, 2, 2.1.
    Sequence,
    /// The light, with its shape and its words.
    Light,
    /// What is to be done.
    Task,
    /// What counts as having done it.
    Target,
    /// The leaders who answer for it.
    Leaders,
    /// The unit that leads.
    LeadUnit,
    /// The other units.
    Units,
    /// When it is due: a day, or words where the source gives no day.
    Due,
    /// Days on the way that were set with it.
    Milestones,
    /// The field of work.
    Area,
    /// How far it is, in hundredths.
    Progress,
    /// The state of the workflow.
    State,
    /// What its unit last reported to have done.
    Reported,
    /// What stands in its way.
    Problem,
    /// What is done next.
    Next,
    /// The document that promised it.
    Source,
    /// The heading there.
    Heading,
    /// Who holds it now.
    Holder,
    /// From when on.
    Since,
    /// Anything else worth saying.
    Remark,
}

/// The columns of a task table: 序号 工作任务 量化目标 牵头领导 牵头单位 责任单位 完成时限.
pub const TASK_TABLE: [Field; 7] =
    [Field::Sequence, Field::Task, Field::Target, Field::Leaders, Field::LeadUnit, Field::Units, Field::Due];

/// The columns of a ledger, beginning with the key: 编号 灯 工作任务 量化目标 牵头领导 牵头单位 责任单位 完成时限 领域
/// 进度 状态 来源原文 备注.
pub const LEDGER: [Field; 13] = [
    Field::Number,
    Field::Light,
    Field::Task,
    Field::Target,
    Field::Leaders,
    Field::LeadUnit,
    Field::Units,
    Field::Due,
    Field::Area,
    Field::Progress,
    Field::State,
    Field::Source,
    Field::Remark,
];

impl Field {
    /// The column for this field under the caller's heading.
    pub fn column(self, heading: impl Into<String>) -> Column {
        use Align::{Centre, Left, Right};
        let (width, align, kind) = match self {
            Self::Number => (11, Centre, Kind::Text),
            Self::Sequence => (5, Centre, Kind::Text),
            Self::Light => (8, Centre, Kind::Text),
            Self::Task => (26, Left, Kind::Text),
            Self::Target => (18, Left, Kind::Text),
            Self::Leaders => (9, Centre, Kind::Text),
            Self::LeadUnit => (12, Centre, Kind::Text),
            Self::Units => (14, Left, Kind::Text),
            Self::Due => (12, Centre, Kind::Date),
            Self::Milestones => (24, Left, Kind::Text),
            Self::Area => (10, Centre, Kind::Text),
            Self::Progress => (10, Right, Kind::Integer),
            Self::State => (8, Centre, Kind::Text),
            Self::Reported | Self::Problem | Self::Next => (30, Left, Kind::Text),
            Self::Source => (32, Left, Kind::Text),
            Self::Heading => (22, Left, Kind::Text),
            Self::Holder => (18, Left, Kind::Text),
            Self::Since => (12, Centre, Kind::Date),
            Self::Remark => (14, Left, Kind::Text),
        };
        Column { heading: heading.into(), width, align, kind, indented: self == Self::Task }
    }
}

/// When a task is due.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Due {
    /// Not said.
    #[default]
    Open,
    /// On a day.
    Day(Date),
    /// In the words of the source, where they give no day.
    Words(String),
}

/// One task in the words of its site, ready for any of the papers.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct TaskLine {
    /// The number by which people name it.
    pub number: String,
    /// Its depth in the tree of tasks.
    pub level: u8,
    /// The light's colour and its words, shape included.
    pub light: Option<(Tone, String)>,
    /// What is to be done.
    pub task: String,
    /// What counts as having done it.
    pub target: String,
    /// The leaders, already joined.
    pub leaders: String,
    /// The unit that leads.
    pub lead_unit: String,
    /// The other units, already joined.
    pub units: String,
    /// When it is due.
    pub due: Due,
    /// Days on the way that were set with it, a line for each.
    pub milestones: String,
    /// The field of work.
    pub area: String,
    /// How far it is, in hundredths.
    pub progress: Option<i64>,
    /// The state of the workflow.
    pub state: String,
    /// What its unit last reported: done, in the way, next.
    pub reported: [String; 3],
    /// The document that promised it.
    pub source: String,
    /// The heading there.
    pub section: String,
    /// Who holds it now.
    pub holder: String,
    /// From when on.
    pub since: Option<Date>,
    /// Anything else worth saying.
    pub remark: String,
}

impl TaskLine {
    /// The row of this task under the given fields. Rows must be asked for in their printed order, because the
    /// numbering counts them.
    pub fn row(&self, fields: &[Field], numbering: &mut Numbering) -> Row {
        let sequence = numbering.next(self.level);
        let cells = fields.iter().map(|field| self.cell(*field, &sequence)).collect();
        Row { cells, level: self.level }
    }

    fn cell(&self, field: Field, sequence: &Cell) -> Cell {
        match field {
            Field::Number => self.number.as_str().into(),
            Field::Sequence => sequence.clone(),
            Field::Light => match &self.light {
                Some((tone, words)) => Cell::Light(*tone, words.clone()),
                None => Cell::Empty,
            },
            Field::Task => self.task.as_str().into(),
            Field::Target => self.target.as_str().into(),
            Field::Leaders => self.leaders.as_str().into(),
            Field::LeadUnit => self.lead_unit.as_str().into(),
            Field::Units => self.units.as_str().into(),
            Field::Due => match &self.due {
                Due::Open => Cell::Empty,
                Due::Day(day) => Cell::Date(*day),
                Due::Words(words) => words.as_str().into(),
            },
            Field::Milestones => self.milestones.as_str().into(),
            Field::Area => self.area.as_str().into(),
            Field::Progress => self.progress.map_or(Cell::Empty, Cell::Integer),
            Field::State => self.state.as_str().into(),
            Field::Reported => self.reported[0].as_str().into(),
            Field::Problem => self.reported[1].as_str().into(),
            Field::Next => self.reported[2].as_str().into(),
            Field::Source => self.source.as_str().into(),
            Field::Heading => self.section.as_str().into(),
            Field::Holder => self.holder.as_str().into(),
            Field::Since => self.since.map_or(Cell::Empty, Cell::Date),
            Field::Remark => self.remark.as_str().into(),
        }
    }
}

/// Counts the rows of a paper: 1, 2 for tasks, 2.1, 2.2 for the sub-tasks of the second.
#[derive(Debug, Clone, Default)]
pub struct Numbering {
    counts: Vec<u32>,
}

impl Numbering {
    /// The running number of the next row, which stands at this level.
    pub fn next(&mut self, level: u8) -> Cell {
        // A row cannot stand two levels below the one before it, and the first one has nothing above it.
        let depth = usize::from(level).min(self.counts.len());
        self.counts.truncate(depth + 1);
        match self.counts.get_mut(depth) {
            Some(count) => *count += 1,
            None => self.counts.push(1),
        }
        match self.counts.as_slice() {
            [only] => Cell::Integer(i64::from(*only)),
            counts => Cell::Text(counts.iter().map(u32::to_string).collect::<Vec<_>>().join(".")),
        }
    }
}

/// The task table: [`TASK_TABLE`] under the caller's seven headings. The columns of the head are replaced.
pub fn task_table(head: Head, headings: [&str; 7], lines: impl IntoIterator<Item = TaskLine>) -> Sheet {
    let columns: Vec<_> = TASK_TABLE.into_iter().zip(headings).collect();
    ledger(head, &columns, lines)
}

/// The ledger: the columns the caller asks for, each with its heading. The columns of the head are replaced.
pub fn ledger(mut head: Head, columns: &[(Field, &str)], lines: impl IntoIterator<Item = TaskLine>) -> Sheet {
    let fields: Vec<Field> = columns.iter().map(|(field, _)| *field).collect();
    head.columns = columns.iter().map(|(field, heading)| field.column(*heading)).collect();
    let mut numbering = Numbering::default();
    let rows = lines.into_iter().map(|line| line.row(&fields, &mut numbering)).collect();
    Sheet { head, rows }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sub_tasks_count_under_their_task() {
        let mut numbering = Numbering::default();
        let numbers: Vec<Cell> = [0, 0, 1, 1, 2, 1, 0, 1].map(|level| numbering.next(level)).to_vec();
        let expected = [
            Cell::Integer(1),
            Cell::Integer(2),
            "2.1".into(),
            "2.2".into(),
            "2.2.1".into(),
            "2.3".into(),
            Cell::Integer(3),
            "3.1".into(),
        ];
        assert_eq!(numbers, expected);
    }

    #[test]
    fn an_orphan_sub_task_takes_the_place_it_can_have() {
        let mut numbering = Numbering::default();
        assert_eq!(numbering.next(3), Cell::Integer(1));
        assert_eq!(numbering.next(3), Cell::from("1.1"));
    }
}
