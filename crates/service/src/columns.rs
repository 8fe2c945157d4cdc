//! Which column of somebody's table is which: the headings that offices write, and those of our own papers.

use crate::export::Words;

/// What a column of a task table holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Column {
    Number,
    Serial,
    Title,
    Targets,
    Leaders,
    LeadUnit,
    OtherUnits,
    Due,
    Field,
    Progress,
    State,
    Cadence,
    /// Known, but the ledger makes it itself.
    Light,
}

/// Column, message key of our own heading, key of the task's field it fills, and what offices write above it.
const KNOWN: [(Column, &str, &str, &[&str]); 13] = [
    (Column::Number, "column-number", "column-number", &["编号", "任务编号", "督办编号"]),
    (Column::Serial, "column-serial", "column-serial", &["序号", "序", "No"]),
    (
        Column::Title,
        "column-task",
        "task-field-title",
        &[
            "工作任务",
            "任务",
            "重点任务",
            "主要任务",
            "任务内容",
            "目标任务",
            "工作内容",
            "任务名称",
            "具体任务",
            "重点工作",
            "事项",
            "督办事项",
            "项目名称",
        ],
    ),
    (
        Column::Targets,
        "column-target",
        "task-field-targets",
        &["量化目标", "目标", "目标值", "工作目标", "年度目标", "指标"],
    ),
    (
        Column::Leaders,
        "column-leader",
        "task-field-leaders",
        &["牵头领导", "责任领导", "分管领导", "包抓领导", "牵头县领导", "县级领导", "分管县领导"],
    ),
    (
        Column::LeadUnit,
        "column-lead-unit",
        "task-field-lead-unit",
        &["牵头单位", "牵头部门", "主办单位", "牵头责任单位", "主要责任单位"],
    ),
    (
        Column::OtherUnits,
        "column-other-units",
        "task-field-other-units",
        &[
            "责任单位",
            "责任部门",
            "配合单位",
            "配合部门",
            "协办单位",
            "参与单位",
            "承办单位",
            "落实单位",
            "责任及配合单位",
        ],
    ),
    (
        Column::Due,
        "column-due",
        "task-field-due",
        &["完成时限", "完成时间", "时限", "时限要求", "办结时限", "完成日期", "时间节点", "截止时间"],
    ),
    (Column::Field, "column-field", "task-field-field", &["领域", "类别", "工作领域", "分类"]),
    (
        Column::Progress,
        "column-progress-percent",
        "task-field-progress",
        &["进度", "进度（%）", "完成率", "完成进度", "进度%"],
    ),
    (Column::State, "column-state", "task-field-state", &["状态", "办理状态", "完成情况"]),
    (Column::Cadence, "column-cadence", "task-field-cadence", &["频次", "报送频次"]),
    (Column::Light, "column-light", "column-light", &["灯", "亮灯"]),
];

/// The column under a heading, with the key of the field it fills.
pub(crate) fn column(heading: &str, words: Words<'_>) -> Option<(Column, &'static str)> {
    let plain = fold(heading);
    if plain.is_empty() {
        return None;
    }
    KNOWN
        .iter()
        .find(|(_, own, _, others)| {
            fold(&words(own, &[])) == plain || others.iter().any(|o| fold(o) == plain)
        })
        .map(|(column, _, field, _)| (*column, *field))
}

/// Headings are compared without white space, brackets and case: 牵头 单位, （牵头单位）.
pub(crate) fn fold(heading: &str) -> String {
    heading
        .chars()
        .filter(|c| !c.is_whitespace() && !"（）()【】[]：:*".contains(*c))
        .flat_map(char::to_lowercase)
        .collect()
}
