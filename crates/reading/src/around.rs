//! What a document and its headings say of the sentences in them.

use std::ops::Range;

use crate::clean::Clean;
use crate::fact::Fact;
use crate::features::Feature;
use crate::lexicon::Words;
use crate::sentence::Piece;
use crate::structure::mark;

type List = &'static [(Fact, Words)];

#[rustfmt::skip]
static KINDS: List = &[
    (Fact::DocumentReport, Words::of(&["工作报告", "各位代表"])),
    (Fact::DocumentPlan, Words::of(&["方案", "计划", "规划", "行动"])),
    (Fact::DocumentOpinion, Words::of(&["意见", "办法", "规定", "措施", "决定"])),
    (Fact::DocumentNotice, Words::of(&["通知", "通告", "公告", "命令", "号令", "通报"])),
    (Fact::DocumentSpeech, Words::of(&["讲话", "同志们"])),
    (Fact::DocumentNews, Words::of(&["召开", "调研", "主持", "讯", "督查组", "本报", "记者"])),
    (Fact::DocumentMinutes, Words::of(&["纪要", "常务会议", "会议原则同意", "会议听取", "会议研究"])),
    (Fact::DocumentDivision, Words::of(&["分工", "分解", "责任表", "任务表"])),
    (Fact::DocumentPromises, Words::of(&["实事", "民生"])),
    (Fact::DocumentProjects, Words::of(&["重点项目", "工程项目", "招商"])),
    (Fact::DocumentUrgent, Words::of(&["紧急", "防汛", "疫情", "防控", "抗旱"])),
];

#[rustfmt::skip]
static PARTS: List = &[
    (Fact::PartMeasures, Words::of(&["保障", "组织领导", "工作要求", "有关要求", "组织实施", "加强领导", "强化", "要求"])),
    (Fact::PartTasks, Words::of(&["任务", "重点", "措施", "举措", "安排", "内容", "清单", "分工"])),
    (Fact::PartGoals, Words::of(&["目标", "指标"])),
    (Fact::PartBackground, Words::of(&["意义", "认识", "形势", "问题", "背景", "现状", "情况", "成效", "总结"])),
    (Fact::PartPrinciples, Words::of(&["原则", "思想", "总体要求", "总体"])),
    (Fact::PartSupervision, Words::of(&["督查", "督导", "考核", "问责", "监督", "检查", "评估"])),
    (Fact::PartSteps, Words::of(&["步骤", "阶段", "时间", "进度"])),
    (Fact::PartScope, Words::of(&["范围", "对象", "标准", "条件", "程序"])),
    (Fact::PartDuties, Words::of(&["职责", "责任", "分工"])),
    (Fact::PartProjects, Words::of(&["项目", "工程", "建设"])),
];

fn told(list: List, norm: &[char], range: Range<usize>, made: &mut Vec<Feature>) {
    for (fact, words) in list {
        if let Some(words) = words.foremost(&norm[..range.end], range.start) {
            made.push(Feature { fact: *fact, words });
        }
    }
}

/// What kind of document it is, by its first lines.
fn document(norm: &[char]) -> Vec<Feature> {
    const SEEN: usize = 300;
    let mut made = Vec::new();
    told(KINDS, norm, 0..norm.len().min(SEEN), &mut made);
    made
}

/// What a heading says of the sentences below it.
fn part(norm: &[char], start: usize, end: usize) -> Vec<Feature> {
    const LONG: usize = 40;
    let mut made = Vec::new();
    told(PARTS, norm, start..end.min(start + LONG), &mut made);
    made
}

/// The facts that the document and the headings above give to every sentence below them.
pub(crate) struct Around {
    document: Vec<Feature>,
    /// What the open headings say, by level.
    parts: Vec<(u8, Vec<Feature>)>,
    /// All of it together.
    pub(crate) facts: Vec<Feature>,
}

impl Around {
    /// At the beginning of a document.
    pub(crate) fn of(clean: &Clean) -> Self {
        let document = document(&clean.norm);
        Self { facts: document.clone(), parts: Vec::new(), document }
    }

    /// Behind a heading.
    pub(crate) fn go_under(&mut self, clean: &Clean, piece: &Piece) {
        let own = mark(&clean.norm, piece.start).map_or(piece.plain_level, |found| found.level);
        self.parts.retain(|(level, _)| *level < own);
        self.parts.push((own, part(&clean.norm, piece.start, piece.end)));
        self.facts.clone_from(&self.document);
        self.facts.extend(self.parts.iter().flat_map(|(_, part)| part).cloned());
    }
}
