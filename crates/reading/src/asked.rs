//! Ways of asking somebody to act other than 要 behind their name.

use crate::Role;
use crate::acts::{Way, feigned, follower};
use crate::bounds::member_end;
use crate::duty::is_by;
use crate::lexicon::{Words, among, any, find, is, words};
use crate::listing::{counted, is_plain, listed};
use crate::loose::{mixed, told_listed};
use crate::names::names;
use crate::role::Reader;
use crate::subject::{Subject, subject};
use crate::unit::{Name, is_class, is_collective};

impl Reader<'_> {
    /// 督促县教育资助中心全面落实…: where nobody else is told, whoever is urged acts.
    pub(crate) fn urged(&mut self, start: usize, to: usize) -> bool {
        let norm = &self.clean.norm[..to];
        let urge = words!["督促", "责成", "要求"].at(norm, start);
        let Some((_, begin)) = urge.filter(|_| self.roles.found.is_empty()) else { return false };
        let subject =
            subject(self.clean, begin, to, self.times).filter(|subject| subject.way != Way::Speaking);
        let mut names = subject.map(|subject| subject.names).unwrap_or_default();
        // 督促生产经营单位排查: a class is nobody by name; 督促各镇排查 tells each of them.
        let told =
            |name: &Name| is_collective(norm, name.start, name.end) || !is_class(norm, name.start, name.end);
        names.retain(told);
        self.roles.add(Role::LeadUnit, "rule-role-told", &names);
        !names.is_empty()
    }

    /// 督促县自来水公司整改…, 支持某学院创建…, wherever in the sentence it stands: a body by name that others see to it that it
    /// acts. A class (支持企业…) is helped.
    pub(crate) fn caused(&mut self, from: usize, to: usize) {
        #[rustfmt::skip]
        static SEE: Words = Words::of(&["监督指导", "督促指导", "指导督促", "监督", "督促", "责令", "责成", "要求", "敦促", "指导", "建议", "全权委托", "委托"]);
        let norm = &self.clean.norm[..to];
        let mut at = from;
        while at < to {
            // 按照要求, 达到要求: what is demanded.
            let noun = |word: &str| word == "要求" && at > from && among!("按照到合的等作此", norm[at - 1]);
            let Some((_, mut begin)) = SEE.at(norm, at).filter(|(word, _)| !noun(word)) else {
                at += 1;
                continue;
            };
            while let Some((_, behind)) =
                SEE.at(norm, begin + usize::from(begin < to && among("、和并", norm[begin])))
            {
                begin = behind;
            }
            at = begin;
            // 市场监督管理局负责…: the verb is a part of a name.
            if is(norm, begin, "管理") {
                continue;
            }
            let entrusted = words!["委托"].before(norm, begin).is_some();
            if entrusted && let Some(name) = self.entrusted(begin, to) {
                at = name.end;
                self.roles.add(Role::LeadUnit, "rule-role-told", &[name]);
                continue;
            }
            let named = |subject: &Subject| {
                subject
                    .names
                    .iter()
                    .all(|name| !is_class(norm, name.start, name.end) && norm[name.start] != '本')
            };
            if let Some(subject) = self.whoever(begin, to, false).filter(named) {
                at = subject.end;
                self.roles.add(Role::LeadUnit, "rule-role-told", &subject.names);
            }
        }
    }

    /// 委托某管理站对厂房进行管理: to whom something is entrusted by name.
    fn entrusted(&self, begin: usize, to: usize) -> Option<Name> {
        const LONG: usize = 24;
        let norm = &self.clean.norm[..to];
        let stop = member_end(norm, begin, begin + LONG);
        let end = (begin + 3..stop).find(|at| {
            words![
                "对", "进行", "负责", "管理", "代管", "运营", "经营", "使用", "承担", "实施", "编制", "开展",
                "办理"
            ]
            .at(norm, *at)
            .is_some_and(|(_, behind)| !among!("局站所处中公办", norm.get(behind).copied().unwrap_or('。')))
        })?;
        let names = told_listed(self.clean, begin, end);
        names.into_iter().next().filter(|name| !is_class(norm, name.start, name.end))
    }

    /// Names and what they do behind them; `loosely`, names that need no more than the ending of somebody who can act.
    pub(crate) fn whoever(&self, begin: usize, to: usize, loosely: bool) -> Option<Subject> {
        const LONG: usize = 80;
        let norm = &self.clean.norm[..to];
        let stop = (begin..to.min(begin + LONG)).find(|at| among(",;。:", norm[*at]));
        let stop = stop.unwrap_or(to.min(begin + LONG));
        (begin + 2..stop).find_map(|end| {
            let (way, after) = follower(norm, end, self.times).filter(|(way, _)| *way != Way::Speaking)?;
            let mut names = listed(self.clean, begin, end);
            if names.is_empty() {
                // 督促甲、乙两家公司…
                names = counted(norm, &crate::names::names(self.clean, begin, end)).unwrap_or_default();
            }
            if names.is_empty() && loosely {
                names = told_listed(self.clean, begin, end);
            }
            (!names.is_empty()).then_some(Subject { names, end, after, way })
        })
    }

    /// 县水务局和河湖中心承担的三项指标要力争…: those who bear what is asked for.
    pub(crate) fn bearers(&mut self, start: usize, to: usize) -> bool {
        const FAR: usize = 40;
        let norm = &self.clean.norm[..to];
        static BEAR: Words = Words::of(&[
            "承担的",
            "负责的",
            "牵头的",
            "包保的",
            "包联的",
            "承建的",
            "储备的",
            "管理的",
            "管辖的",
            "保管的",
        ]);
        let Some((at, behind)) = BEAR.all(norm, start + 2, to.min(start + FAR)).next() else { return false };
        let told = (behind + 2..to).any(|at| {
            words!["要", "必须", "务必", "须", "应"]
                .at(norm, at)
                .is_some_and(|(_, after)| !feigned(norm, after))
                && !among!("需主重必", norm[at - 1])
        });
        let towards = norm[start..at].contains(&'对');
        let names = if told && !towards { listed(self.clean, start, at) } else { Vec::new() };
        self.roles.add(Role::LeadUnit, "rule-role-told", &names);
        !names.is_empty()
    }

    /// 力争甲股份、乙新材上市，丙科技完成报会，丁农业等3家企业完成股改: enterprises on their way to the exchange.
    pub(crate) fn going_public(&mut self, start: usize, to: usize) -> bool {
        #[rustfmt::skip]
        static STEPS: Words = Words::of(&[
            "主板上市", "挂牌上市", "上市挂牌", "新三板挂牌", "成功过会", "过会", "完成报会", "报会", "完成股改", "股改", "完成股份制改造", "开展备案辅导", "完成备案辅导", "上市辅导", "完成上市辅导", "进入上市辅导", "启动上市", "申报上市", "IPO",
        ]);
        // 蜜柚上市 and 古树挂牌 are said of other things too.
        static LOOSE: Words = Words::of(&["成功上市", "上市", "挂牌"]);
        #[rustfmt::skip]
        static FIRMS: Words = Words::of(&[
            "股份", "公司", "集团", "科技", "新材", "新材料", "材料", "生物", "药业", "医药", "制药", "重工", "环保", "智能", "电子", "食品", "矿业", "化工", "能源", "制造", "机械", "装备", "光电", "精密", "实业", "电气", "电器", "化学", "股权", "酒业", "乳业", "农业", "农牧", "水务", "金属", "半导体", "仪器", "信息", "软件",
        ]);
        static AIMS: Words = Words::of(&["力争", "争取", "确保", "全力推进", "加快推进", "实现"]);
        let norm = &self.clean.norm[..to];
        let sure = STEPS.before(norm, to);
        let Some((_, step)) = sure.or_else(|| LOOSE.before(norm, to)) else { return false };
        let begin = AIMS.at(norm, start).map_or(start, |(_, behind)| behind);
        if step <= begin + 1 {
            return false;
        }
        let names = names(self.clean, begin, step);
        let firm = |name: &Name| {
            (2..=10).contains(&(name.end - name.start))
                && is_plain(norm, *name)
                && !is_class(norm, name.start, name.end)
                && find(norm, name.start, name.end, "企业").is_none()
        };
        let by_name = |name: &Name| FIRMS.before(&norm[..name.end], name.end).is_some();
        if !names.iter().all(firm) || sure.is_none() && !names.iter().any(by_name) {
            return false;
        }
        self.roles.add(Role::LeadUnit, "rule-role-acting", &names);
        !names.is_empty()
    }

    /// 省厅要求各市水利局…: whoever is asked of, behind the one who asks.
    pub(crate) fn demanded(&mut self, start: usize, to: usize) -> bool {
        const FAR: usize = 30;
        let norm = &self.clean.norm[..to];
        static ASKS: Words = Words::of(&["要求", "强调", "责成", "责令"]);
        let begins = ASKS.all(norm, start + 1, to.min(start + FAR)).map(|(_, behind)| behind);
        let found = { begins }.find_map(|begin| {
            subject(self.clean, begin, to, self.times).filter(|subject| subject.way != Way::Speaking).or_else(
                || {
                    let joint = find(norm, begin, to, "会同").filter(|at| *at > begin && at - begin <= 12)?;
                    let names = listed(self.clean, begin, joint);
                    (!names.is_empty()).then_some(Subject { names, end: joint, after: joint, way: Way::Told })
                },
            )
        });
        let Some(subject) = found else { return false };
        self.act(&subject, start, to, false);
        true
    }

    /// 成员由县教育局、县财政局等部门组成: they take part.
    pub(crate) fn members(&mut self, start: usize, to: usize) -> bool {
        const FAR: usize = 80;
        let norm = &self.clean.norm[..to];
        let made = words!["组成"].before(norm, to).map(|(_, at)| at);
        let Some(end) = made.or_else(|| find(norm, start, to, "组成的")) else { return false };
        let low = start.max(end.saturating_sub(FAR));
        let Some(by) = (low..end).rev().find(|at| is_by(norm, *at)) else {
            return false;
        };
        let made_up = ["成员", "人员"].iter().any(|who| is(norm, start, who))
            || words!["成员", "人员"].before(norm, by).is_some();
        // 环卫站各抽调一人组成
        let end = (by + 2..end).find(|at| is(norm, *at, "各抽调") || is(norm, *at, "抽调")).unwrap_or(end);
        let end = words!["负责同志", "负责人", "分管负责人", "主要负责人", "有关人员", "人员"]
            .before(norm, end)
            .map_or(end, |(_, at)| at);
        // 县农业、民政等部门组成: what the last word names, the others are too.
        let mut names = listed(self.clean, by + 1, end);
        let end = words!["部门", "单位"]
            .before(norm, end)
            .filter(|(_, at)| norm[at.saturating_sub(1)] == '等')
            .map_or(end, |(_, at)| at);
        if names.is_empty() {
            names = listed(self.clean, by + 1, end);
        }
        if names.is_empty() {
            names = mixed(self.clean, by + 1, end);
        }
        self.roles.add(Role::OtherUnit, "rule-role-joined", &names);
        made_up || !names.is_empty()
    }

    /// 会议原则同意县交通局提交的方案: whoever brought it before the meeting carries it out.
    pub(crate) fn agreed(&mut self, start: usize, to: usize) -> bool {
        const BROUGHT: &[&str] =
            &["关于", "提交", "提出", "提请", "报送", "上报", "呈报", "起草", "拟草", "拟定", "制定", "汇报"];
        let norm = &self.clean.norm[..to];
        let brought = (start + 2..to).find(|at| any(norm, *at, BROUGHT).is_some());
        let names = brought.map(|end| listed(self.clean, start, end)).unwrap_or_default();
        self.roles.add(Role::LeadUnit, "rule-role-agreed", &names);
        !names.is_empty()
    }

    /// 请县财政局在预算中列支: whoever is asked acts, whatever follows; the longest list of names counts.
    pub(crate) fn asked(&mut self, start: usize, to: usize) -> bool {
        const LONG: usize = 40;
        let norm = &self.clean.norm[..to];
        let most = to.min(start + LONG);
        if words!["各位", "大家"].at(norm, start).is_some() {
            return false;
        }
        // 请全县人民监督: nobody in particular.
        let all = |end: usize| {
            words!["人民", "群众", "市民", "居民"]
                .at(norm, end)
                .is_some_and(|(_, behind)| norm.get(behind).is_none_or(|c| !among!("政医法检代宗族工委", *c)))
        };
        if (start + 2..most).any(|end| all(end) && !listed(self.clean, start, end).is_empty()) {
            return false;
        }
        // 请人大、政协的领导多来看: whose leaders.
        let ends = (start + 2..=most).rev().filter(|end| *end < to && norm[*end] != '的');
        let names = ends.map(|end| listed(self.clean, start, end)).find(|names| !names.is_empty());
        let place = || self.place_asked(start, to).into_iter().collect();
        let names = names.unwrap_or_else(place);
        if names.is_empty() {
            return false;
        }
        self.roles.add(Role::LeadUnit, "rule-role-told", &names);
        true
    }

    /// 由市财政局据实补贴: whoever does it, whatever it is.
    pub(crate) fn by_office(&mut self, start: usize, to: usize) -> bool {
        const LONG: usize = 24;
        let norm = &self.clean.norm[..to];
        // 由市商务局委托第三方
        let entrusts = |end: usize| is(norm, end - 1, "委托");
        // 由县委常委、副县长某某…: a post.
        let post = |end: usize| is(norm, end, "常委") || is(norm, end.saturating_sub(2), "常委");
        // 由属地乡镇会商决定
        let confers = |end: usize| words!["会商", "会审", "会签", "会办", "会诊"].at(norm, end - 1).is_some();
        // 这个活由县城管局干
        let does = |end: usize| end + 1 == to && among!("干办管抓修", norm[end]);
        let open = |end: &usize| {
            !confers(*end)
                && (*end + 1 < to || does(*end))
                && !among!("的局长和、等组级内外", norm[*end])
                && !entrusts(*end)
                && !post(*end)
        };
        let mut ends = (start + 2..to.min(start + LONG)).rev().filter(open);
        // 由城发公司对30块地进行部分收购: how many of a thing is no part of a name, 第3中学 and 12345热线中心 are names.
        let counts = |name: &Name| {
            norm[name.start..name.end]
                .windows(2)
                .any(|pair| pair[0].is_ascii_digit() && among!("块个亩条家户万亿%项处台套", pair[1]))
        };
        // 由县长带队检查各镇
        let goes = |name: &Name| words!["带队", "率队"].within(&norm[..name.end], name.start, name.end);
        let named =
            |names: &Vec<Name>| !names.is_empty() && !names.iter().any(|name| counts(name) || goes(name));
        // 将预算交由街道办事处: nothing follows.
        let given = norm[..start].ends_with(&['交', '由']);
        let whole = Some(listed(self.clean, start, to)).filter(|names| given && named(names));
        let names = whole.or_else(|| ends.find_map(|end| Some(listed(self.clean, start, end)).filter(named)));
        let names = names.unwrap_or_default();
        self.roles.add(Role::LeadUnit, "rule-role-by", &names);
        !names.is_empty()
    }

    /// 请甲县务必…: a place by name that is asked.
    pub(crate) fn place_asked(&self, start: usize, to: usize) -> Option<Name> {
        const LONG: usize = 6;
        let norm = &self.clean.norm[..to];
        let mut ends = (start + 2..to.min(start + LONG + 1)).filter(|end| among("县市区镇乡", norm[end - 1]));
        // 请广大市民…
        let told = |end: &usize| {
            norm.get(*end) != Some(&'民')
                && follower(norm, *end, self.times).is_some_and(|(way, _)| way != Way::Speaking)
        };
        ends.find(told).map(|end| Name { start, end })
    }

    /// 各单位的方案务于3月5日前报送…: whose paper it is.
    pub(crate) fn owners(&mut self, start: usize, to: usize) -> bool {
        const LONG: usize = 24;
        let norm = &self.clean.norm[..to];
        let Some(of) = (start + 2..to.min(start + LONG)).find(|at| norm[*at] == '的') else { return false };
        let asked = self.times.iter().any(|time| {
            time.start > of
                && time.start <= of + LONG
                && words!["务于", "请于", "须于", "应于", "要于", "务必于", "务必在"]
                    .before(norm, time.start)
                    .is_some()
        });
        // 各单位制定的清单: what they do to it is no part of the name.
        const VERB: usize = 2;
        let handed_in = self.handed_in(of, to);
        let mut names = if asked || handed_in { listed(self.clean, start, of) } else { Vec::new() };
        if names.is_empty() && handed_in && of > start + VERB + 1 {
            names = listed(self.clean, start, of - VERB);
        }
        self.roles.add(Role::LeadUnit, "rule-role-told", &names);
        !names.is_empty()
    }

    /// 各单位制定的清单，6月底前报县政府办: whether a paper is handed in by a day in the next clause.
    fn handed_in(&self, of: usize, to: usize) -> bool {
        const FAR: usize = 24;
        let text = &self.clean.norm[..self.end];
        let paper = words![
            "方案", "清单", "计划", "台账", "总结", "报告", "材料", "意见", "名单", "数据", "情况", "报表",
            "表"
        ]
        .before(text, to)
        .is_some_and(|(_, at)| at > of && at <= of + FAR);
        let begin = to + 1;
        let at = words!["请于", "请在", "须于", "应于", "务于", "于", "在", "并于"]
            .at(text, begin)
            .map_or(begin, |(_, behind)| behind);
        paper
            && text.get(to) == Some(&',')
            && self.times.iter().any(|time| {
                time.start == at
                    && words!["报", "送", "上报", "提交", "下班前报", "反馈", "之前报"]
                        .at(text, time.end)
                        .is_some()
            })
    }

    /// 发挥县农业农村局牵头作用: who is to take the lead.
    pub(crate) fn called_to_lead(&mut self, start: usize, to: usize) -> bool {
        const LONG: usize = 30;
        let norm = &self.clean.norm[..to];
        let Some(begin) = find(norm, start, to, "发挥").map(|at| at + 2) else { return false };
        let lead = ["牵头作用", "牵头抓总作用", "牵头协调作用", "的牵头作用"];
        let Some(end) = (begin + 2..to.min(begin + LONG)).find(|at| any(norm, *at, &lead).is_some()) else {
            return false;
        };
        let names = listed(self.clean, begin, end);
        self.roles.add(Role::LeadUnit, "rule-role-verb", &names);
        !names.is_empty()
    }
}
