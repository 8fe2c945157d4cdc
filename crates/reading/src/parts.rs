//! Offices that are surely such, and whatever they do: the parts of a work that is shared out (由镇审核、县民政局审批；县财政局
//! 出资金), where one who leads is known already.

use calendar::deadline::Kind;

use crate::Role;
use crate::actor::word_part;
use crate::acts::{behind_times, feigned, happens_to, is_longer};
use crate::duty::{VERBS, calls_on, helps};
use crate::lexicon::{Words, among, is, is_han, words};
use crate::listing::listed;
use crate::matter::{is_short_office, matter_behind};
use crate::person::is_person;
use crate::proper::{is_town, town_at};
use crate::role::Reader;
use crate::unit::{Cast, Name, Strictness, facility, is_collective, is_unit};

/// Longest name of an office.
const LONG: usize = 14;

/// Longest list of them.
const FAR: usize = 60;

impl Reader<'_> {
    /// Whoever does a part, where all parts between 、 name somebody and a verb.
    pub(crate) fn parts(&mut self, start: usize, to: usize, rule: &'static str) -> bool {
        let norm = &self.clean.norm[..to];
        let said = &norm[start..to];
        // 企业发展、农户增收要同步: topics that are told of.
        if said.len() > FAR || !said.contains(&'、') || said.iter().any(|c| among!("(“《的要需须", *c))
        {
            return false;
        }
        let mut names = Vec::new();
        let mut sure = false;
        let mut begin = start;
        for stop in (start..=to).filter(|at| *at == to || norm[*at] == '、') {
            // 请县融媒体中心曝光、请县市监局查处
            if begin > start && begin < stop && calls_on(norm, begin + 1) {
                begin += 1;
            }
            let strict = self.part(begin, stop, false);
            sure |= strict.is_some();
            let brief = stop - begin <= LONG && !norm[begin..stop].contains(&'由');
            let loose = || self.part(begin, stop, true).filter(|_| brief);
            let Some(name) = strict.or_else(loose) else { return false };
            names.push(name);
            begin = stop + 1;
        }
        if names.len() < 2 || !sure {
            return false;
        }
        self.roles.add(Role::LeadUnit, rule, &names);
        true
    }

    /// Who does the part between two marks: the longest name behind which a verb begins, or, beside those that are sure, what may be
    /// a noun as well (城北街道保障用地).
    fn part(&self, start: usize, stop: usize, loose: bool) -> Option<Name> {
        #[rustfmt::skip]
        static PLAIN: Words = Words::of(&[
            "开发区", "高新区", "经开区", "园区", "县里", "市里", "区里", "镇里", "乡里", "村里", "街道", "社区", "镇村", "农户", "合作社", "龙头企业", "村集体", "志愿者", "物业", "财政", "企业", "学校", "医院", "部门", "乡镇",
        ]);
        static REACH: Words =
            Words::of(&["达到", "突破", "发展到", "入库", "实现", "增长", "具备", "获批", "入选", "完成"]);
        let norm = &self.clean.norm[..stop];
        if stop < start + 3 || !listed(self.clean, start, stop).is_empty() {
            return None;
        }
        // 县财政局负责资金: a part; 县财政局负责: all of it.
        let whole = |at: usize| {
            VERBS.at(norm, at).is_some_and(|(width, _)| !is(norm, at, "负责") || at + width + 2 > stop)
        };
        if let Some(name) = office_at(norm, start).filter(|name| self.acts(norm, *name)) {
            return (!whole(name.end) && REACH.at(norm, name.end).is_none()).then_some(name);
        }
        let opens = word_part(norm, start, start + 2);
        if PLAIN.at(norm, start).is_none()
            && opens.is_some_and(|part| matches!(part, 'v' | 'd' | 'N' | 'D' | 'A'))
        {
            return None;
        }
        let known = |end: usize| {
            let name = Name { start, end };
            let plain = PLAIN.at(norm, start).is_some_and(|(_, behind)| behind == end);
            let unit = listed(self.clean, start, end) == [name] && !is_collective(norm, start, end);
            (unit || plain || is_short_office(norm, start, end))
                && !splits_verb(norm, end)
                && !happens_to(norm, name, end)
        };
        let verb = |at: usize| {
            let two = at + 2 <= stop
                && word_part(norm, at, at + 2).is_some_and(|part| part == 'v' || loose && part == 'N');
            // 街道管, 合作社联: one character to the end, or before what it is done to.
            let one = among!("出抓做建管送带联种修办审批干包收盯治定查", norm[at])
                && (at + 2 > stop || word_part(norm, at, at + 2).is_none_or(|part| part == 'v'));
            // 县财政局牵头、审计局配合: parts of another kind.
            (two || one) && !whole(at) && REACH.at(norm, at).is_none() && !feigned(norm, at + 1)
        };
        let far = stop.min(start + LONG);
        let mut ends = (start + 2..far).rev().filter(|end| stop - end <= LONG);
        ends.find(|end| verb(*end) && known(*end)).map(|end| Name { start, end })
    }

    /// 县应急局要制定预案，县人社局盯办到底: where somebody leads, offices at the head of a clause do their own part, whatever that is.
    pub(crate) fn own_part(&mut self, start: usize, end: usize) -> bool {
        let norm = &self.clean.norm[..end];
        let given = |cast: &Cast| match cast.rule {
            "rule-role-told" | "rule-role-by" | "rule-role-verb" => true,
            "rule-role-acting" => office_at(norm, cast.name.start) == Some(cast.name),
            _ => false,
        };
        let alone = !self.roles.found.iter().any(|cast| cast.role == Role::LeadUnit && given(cast));
        // 县公安局、县教体局联审: the last of a list says where it ends.
        let near = end.min(start + FAR);
        let last = (start..near).rev().find(|at| norm[*at] == '、' && office_at(norm, at + 1).is_some());
        let begin = last.map_or(start, |at| at + 1);
        let Some(name) = office_at(norm, begin).filter(|name| self.acts(norm, *name)) else { return false };
        if alone && !self.surely_acts(start, end, name) {
            return false;
        }
        let names = if begin > start { listed(self.clean, start, name.end) } else { vec![name] };
        #[rustfmt::skip]
        static JOINS: Words = Words::of(&["供稿", "派人", "派员", "出人", "到场", "联动", "协同", "出力", "各出", "协办"]);
        let joins = JOINS.at(norm, name.end).is_some()
            || words!["协助", "配合", "到场", "给予支持", "提供支持"].before(norm, end).is_some();
        let role = if joins || helps(norm, name.end) { Role::OtherUnit } else { Role::LeadUnit };
        self.roles.add(role, "rule-role-acting", &names);
        !names.is_empty()
    }

    /// 县财政局据实安排资金: whether an office that nobody tells and beside whom nobody leads is given its work so, and no news
    /// of it are told.
    fn surely_acts(&self, start: usize, to: usize, name: Name) -> bool {
        let text = &self.clean.norm;
        let norm = &text[..to];
        #[rustfmt::skip]
        static NEWS: Words = Words::of(&["测算", "来函", "来电", "来文", "转来", "召集", "询问", "预报", "催缴", "叫停", "采访", "发出", "下发", "印发", "召开", "举行", "举办", "挂牌", "揭牌", "荣", "获", "牵头成立", "组织召开", "发布", "通报", "上榜"]);
        let office =
            words!["局", "委", "办", "部", "室", "大队", "支队", "中队", "站", "所", "科", "股", "联"]
                .before(norm, name.end)
                .is_some();
        // 省市联办: two levels do it.
        let both = words!["省市", "市县", "县乡", "省县"].at(norm, name.start).is_some();
        // 考评结果上报市委、市政府: the first of a list is a name.
        let stop = (start..name.start).find(|at| norm[*at] == '、');
        let first = stop.is_none_or(|stop| {
            stop - start <= LONG / 2 && listed(self.clean, start, stop) == [Name { start, end: stop }]
        });
        // 县公安局破获案件30起，要乘势而上: what was, and what is asked for. 县财政局三楼会议室要改造: of whose room.
        let asked = (name.end..self.end).any(|at| {
            words!["要", "需", "须", "应", "请"].at(&text[..self.end], at).is_some_and(|(_, behind)| {
                !feigned(text, behind) && !among!("急用对届", text[behind.min(self.end - 1)])
            })
        });
        // 今年以来，县公安局抓获…, 2025年，县司法局调解…, 据统计，…: what has been.
        let low = name.start.saturating_sub(FAR);
        let from =
            text[low..name.start].iter().rposition(|c| among!("。;\n", *c)).map_or(low, |at| low + at + 1);
        const HEAD: usize = 14;
        let head = from..name.start.min(from + HEAD);
        let been = self.times.iter().any(|time| {
            head.contains(&time.start)
                && time.kind == Kind::Deadline
                && !time.bounded
                && time.end < name.start
        }) || words![
            "以来",
            "期间",
            "近日",
            "日前",
            "据统计",
            "据介绍",
            "据悉",
            "目前",
            "此前",
            "通过努力",
            "截至",
            "去年",
            "上年"
        ]
        .within(text, head.start, head.end);
        // 县财政局拨款后，县交通局开工: when it does not matter who.
        let before = among!("后时前", norm[norm.len() - 1]);
        // 柳河乡把停车秩序管起来
        let town = is_town(norm, name.start, name.end) && norm.get(name.end) == Some(&'把');
        (office || town)
            && first
            && !both
            && !been
            && !asked
            && !before
            && NEWS.at(norm, behind_times(name.end, self.times)).is_none()
    }

    /// Whether what follows an office at the head of a clause is something that it does.
    fn acts(&self, norm: &[char], name: Name) -> bool {
        #[rustfmt::skip]
        static NOUNS: Words = Words::of(&[
            "的", "和", "及", "与", "等", "以", "之", "其", "所", "、", "负责人", "负责同志", "领导", "主任", "局长", "班子", "干部", "职工", "人员", "党组", "机关", "大楼", "办公楼", "办公", "门口", "门前", "门外", "院内", "西侧", "东侧", "南侧", "北侧", "东门", "西门", "南门", "北门", "宿舍", "旧楼", "老楼", "苗圃", "仓库", "食堂", "地块", "对面", "旁", "后面", "前面", "周边", "家属", "附近", "旧址", "原", "项目", "建设", "工作", "系统", "文件", "会议", "通知",
            "牵头的", "提出", "反馈", "核定", "登记的", "查出", "移送", "交办", "汇报", "关于", "是", "为", "设在", "已", "达", "占", "比", "受", "被", "不", "莫", "别", "未", "无", "免", "暂", "没", "认为", "批准", "批复", "审议", "审定", "同意", "下达", "名下", "欠", "值得", "缺", "相关", "有关", "分管", "主要", "纪检", "监委", "驻", "说", "讲", "讲了", "指出", "强调", "预测", "提醒", "介绍", "解释", "回复", "答复", "透露", "分析", "预计", "提议", "调查显示", "测产", "共有", "拥有", "警力", "职工", "涉案", "违建", "堵点", "亏损", "超范围", "多计", "延迟", "拖欠", "虚报", "挪用", "积压", "违规", "交账", "反映", "表示", "还没", "到今天", "到现在", "至今", "去年", "上年", "昨天", "负责的", "你们", "我",
        ]);
        // 城关镇发生火情, 石桥镇获评…: what happens there.
        #[rustfmt::skip]
        static EVENTS: Words = Words::of(&["发生", "出现", "获评", "获批", "涌现", "通往", "通达", "开街", "并网", "入选", "入围", "迎来", "下辖", "位于", "实现"]);
        let at = behind_times(name.end, self.times);
        // 县财政局6月、7月拨付: the time goes on behind the part.
        let Some(rest) = norm.get(at..) else { return false };
        if words!["期间", "除外"].within(norm, at, norm.len()) {
            return false;
        }
        if rest.is_empty() {
            return false;
        }
        // 县教体局建设、县财政局出资
        if rest == ['建', '设'] {
            return true;
        }
        let first = (at + 2 <= norm.len()).then(|| word_part(norm, at, at + 2)).flatten();
        // 县审计局逐笔审: words that nobody knows are short.
        let verb = match first {
            Some('v') => EVENTS.at(norm, at).is_none(),
            // 城关镇至沿河镇路段, 城关镇古街: a town is more often a place.
            _ if is_town(norm, name.start, name.end) => among!("把将对", norm[at]),
            Some(part) => matches!(part, 'd' | 'D' | 'A' | 'p' | 'N') && norm[at] != '至',
            None => rest.len() >= 2 && rest[..2].iter().all(|c| is_han(*c)),
        };
        // 县公安局副局长某某任组长: who they are.
        let post = words!["副", "局长", "主任", "书记", "县长", "主席", "任组长", "任副", "为组长", "为成员"]
            .within(norm, at, norm.len());
        // 县医保局参保率达到98%, 县公安局信访量下降20%: how things stand with it.
        let stands = first != Some('v')
            && (rest.iter().any(|c| among!("率量", *c))
                || words!["收入", "里程", "台账", "资产", "投资增长", "达到", "突破", "下降", "增长"]
                    .within(norm, at, norm.len()));
        // 县财政局出资建设的文化广场6月底前完工
        let made = rest.contains(&'的')
            && words!["完工", "竣工", "建成", "投用", "通车", "开放", "开业"]
                .before(norm, norm.len())
                .is_some();
        // 发改局周雄伟: who it is.
        let person = (2..=3).contains(&rest.len())
            && is_person(norm, at, norm.len())
            && word_part(norm, at, norm.len()).is_none()
            && first.is_none();
        // 县公安局交警大队门前: a longer name.
        let longer = matter_behind(norm, at).is_some_and(|field| {
            words!["大队", "支队", "中队", "分局", "局", "所", "站", "科", "股"].at(norm, field).is_some()
        });
        verb && !post
            && !longer
            && !stands
            && !made
            && !person
            && NOUNS.at(norm, at).is_none()
            && !rest.contains(&'了')
            && (among!("对把将", rest[0]) || !rest.iter().take(6).any(|c| *c == '的'))
            && !happens_to(norm, name, at)
            && !is_longer(norm, name.end)
    }
}

/// The office at the head of a clause that a level of government or a town begins and that is no building: the longest name.
fn office_at(norm: &[char], start: usize) -> Option<Name> {
    let level = norm.get(start).is_some_and(|c| among!("县市区镇乡省", *c));
    let far = norm.len().min(start + LONG);
    if !level && town_at(norm, start, far).is_none() {
        return plain_office(norm, start);
    }
    let fits = |end: usize| {
        // What no office or town ends with is looked at no further.
        if !among!(
            "局委办部室队联会院校司团心站所组处厅社镇乡村道县行馆台府府课科股庭关厂公政位中",
            norm[end - 1]
        ) {
            return false;
        }
        // 常务副县长郭强, 沿山乡镇, 发展村级光伏: the word goes on.
        // 县公安局|处理报警: but not the verb.
        let goes_on = among!("政党委县市区乡镇村长级副办处厂门站议", norm[end])
            || norm[end] == '会' && norm[end - 1] == '委';
        if goes_on && !splits_verb(norm, end + 1)
            || splits_verb(norm, end)
            // 县委办公经费
            || norm[end] == '公' && norm[end - 1] == '办'
            || norm[start..end].ends_with(&['副', '县'])
        {
            return false;
        }
        if norm[start..end].contains(&'、') || norm[start + 1] == '里' {
            return false;
        }
        if is_town(norm, start, end) {
            return true;
        }
        let office = level && is_unit(norm, start, end, Strictness::Running);
        let built = facility(norm, start, end)
            && words!["公司", "集团", "中心", "站", "所", "法院", "检察院", "研究院", "设计院"]
                .before(&norm[..end], end)
                .is_none();
        office && !built && !is_collective(norm, start, end)
    };
    (start + 3..far).rev().find(|end| fits(*end)).map(|end| Name { start, end: behind_section(norm, end) })
}

/// 住建局|质安站, 市住建局|征收办: behind a part of an office that acts by itself.
fn behind_section(norm: &[char], end: usize) -> usize {
    const LONG: usize = 6;
    static SECTIONS: Words = Words::of(&[
        "站",
        "所",
        "大队",
        "中队",
        "支队",
        "科",
        "股",
        "征收办",
        "拆迁办",
        "棚改办",
        "督查室",
        "办公室",
    ]);
    let office = end > 0 && among!("局委办", norm[end - 1]);
    let stop = (end..norm.len().min(end + LONG))
        .find(|at| !is_han(norm[*at]) || among!("对各把将在与和及由等的要所", norm[*at]));
    let near = stop.unwrap_or(norm.len().min(end + LONG));
    let found = (end + 3..=near).find(|at| SECTIONS.before(norm, *at).is_some_and(|(_, begin)| begin >= end));
    found.filter(|at| office && norm.get(*at).is_some_and(|c| !among!("负主领长的", *c))).unwrap_or(end)
}

/// 住建局, 市场监管局: the office at the head of a clause that is named by its field alone.
fn plain_office(norm: &[char], start: usize) -> Option<Name> {
    // Few clauses have any of these near their head.
    const NEAR: usize = 9;
    if !norm.iter().skip(start).take(NEAR).any(|c| among!("局委办", *c)) {
        return None;
    }
    let field = matter_behind(norm, start)?;
    // 交通局面, 规划局部, 教育办学: the word goes on.
    let few = words!["扶贫办", "人防办", "信访办", "移民办", "招商办", "外事办"].at(norm, start);
    let (_, end) = few.or_else(|| words!["分局", "局", "委"].at(norm, field))?;
    let next = norm.get(end).copied().unwrap_or('的');
    let goes_on = among!("办处副长员会机公势面域限内外的", next) && !splits_verb(norm, end + 1)
        || next == '部' && norm.get(end + 1) != Some(&'署');
    (!goes_on && !splits_verb(norm, end)).then_some(Name { start, end: behind_section(norm, end) })
}

/// 县税务局办|理登记: whether a name would end within a verb of two characters.
fn splits_verb(norm: &[char], end: usize) -> bool {
    #[rustfmt::skip]
    static VERBAL: Words = Words::of(&["办理", "办结", "办好", "办出", "处理", "处置", "处罚", "委托", "委派", "委任", "社办", "会商", "会审", "会办", "会签", "部署", "站岗", "办公", "办件", "办税", "办证", "办卡", "办案", "办学", "办事", "办会", "办展"]);
    // 县住建局查处违建: the verb may be all that the name ends with.
    let whole = words!["查处", "联办", "承办", "主办", "合办", "催办", "领办"]
        .before(norm, end)
        .is_some_and(|(_, at)| at > 0 && among!("局委府院", norm[at - 1]));
    // 县信访局转办12件, 网上办件率
    let part =
        words!["转办", "未办", "网上办", "窗口办", "登记办", "出入境办", "已办", "待办"].before(norm, end);
    whole
        || part.is_some()
        || VERBAL.at(norm, end - 1).is_some()
        || end < norm.len()
            && among!("办处委社会部站所", norm[end - 1])
            && word_part(norm, end - 1, end + 1) == Some('v')
}
