//! Simplified characters in traditional Chinese, and the other way round.

use crate::finding::{Category, Finding, Severity};
use crate::lang::LangTag;

use super::{TargetInput, finding, target_span};

/// Common characters that only simplified Chinese writes, and what traditional Chinese writes, in
/// one order (after the Table of General Standard Chinese Characters, 2013). Those that traditional
/// text has in another sense (后, 里, 干) are left out.
const SIMPLIFIED: &str = "国这们来时会对说为学过发动开经现点电样实话业问关机进长间无气书买卖东车见观规认识记让议论设证评词试诗误请读课谁调谈谢费贵资员质购贸账货贫负责财败赛赵银错铁针钱钟镇门闭闻阅队阳阴阶际陆险随难须顾预领题颜额风飞饭饮馆马驾驶验鱼鸟龙权战华协单卫厂历压县参双变叶号团围图园圆场坏块坚声处备复够头夹夺奋妇妈孙宁宝宪宽宾对导将尔尘层岁岛师帅带帮广庆应废张弹强归录忆怀态总恋恶惊愿战户护报担拥择挂挡损换据击断旧显暂术极构枪标树档梦检楼欢欧残毁毕汇汉汤沟泽济浅测温湾满灭灵灾炉热爱爷独狱环电画疗盐监盖盘矿码确礼离种积称稳穷竞笔签简类粮紧红纪约级纳纯纷纸线练组细织终绍结绕给络绝统继续绩绪维绿网罗罚职联聪肃肤脑脚脱节苏荣获营蓝虑虽蚀补装视览触";
const TRADITIONAL: &str = "國這們來時會對說為學過發動開經現點電樣實話業問關機進長間無氣書買賣東車見觀規認識記讓議論設證評詞試詩誤請讀課誰調談謝費貴資員質購貿賬貨貧負責財敗賽趙銀錯鐵針錢鐘鎮門閉聞閱隊陽陰階際陸險隨難須顧預領題顏額風飛飯飲館馬駕駛驗魚鳥龍權戰華協單衛廠歷壓縣參雙變葉號團圍圖園圓場壞塊堅聲處備復夠頭夾奪奮婦媽孫寧寶憲寬賓對導將爾塵層歲島師帥帶幫廣慶應廢張彈強歸錄憶懷態總戀惡驚願戰戶護報擔擁擇掛擋損換據擊斷舊顯暫術極構槍標樹檔夢檢樓歡歐殘毀畢匯漢湯溝澤濟淺測溫灣滿滅靈災爐熱愛爺獨獄環電畫療鹽監蓋盤礦碼確禮離種積稱穩窮競筆簽簡類糧緊紅紀約級納純紛紙線練組細織終紹結繞給絡絕統繼續績緒維綠網羅罰職聯聰肅膚腦腳脫節蘇榮獲營藍慮雖蝕補裝視覽觸";

/// Characters of one kind below which nothing is said.
const ENOUGH: usize = 3;

/// Which of the two the tag asks for: `Some(true)` for simplified.
fn simplified(language: &LangTag) -> Option<bool> {
    if language.primary() != "zh" {
        return None;
    }
    let has = |part: &str| language.as_str().split('-').any(|p| p.eq_ignore_ascii_case(part));
    if has("Hant") || has("TW") || has("HK") || has("MO") {
        return Some(false);
    }
    (has("Hans") || has("CN") || has("SG")).then_some(true)
}

pub(super) fn check_target(input: &TargetInput<'_>) -> Vec<Finding> {
    let Some(simplified) = simplified(input.language) else { return Vec::new() };
    let only = |a: &str, b: &str, c: char| a.contains(c) && !b.contains(c);
    let (mut right, mut wrong, mut first) = (0_usize, 0_usize, None);
    for (at, c) in input.text.char_indices().filter(|(_, c)| *c > '\u{2e80}') {
        let (is_simplified, is_traditional) =
            (only(SIMPLIFIED, TRADITIONAL, c), only(TRADITIONAL, SIMPLIFIED, c));
        if (is_simplified && simplified) || (is_traditional && !simplified) {
            right += 1;
        } else if is_simplified || is_traditional {
            wrong += 1;
            first = first.or(Some((at, at + c.len_utf8())));
        }
    }
    let Some((start, end)) = first.filter(|_| wrong >= ENOUGH || wrong > right) else { return Vec::new() };
    let severity = if wrong > right && wrong >= ENOUGH { Severity::Major } else { Severity::Minor };
    let message = if simplified {
        "This is written in traditional characters; simplified ones were asked for."
    } else {
        "This is written in simplified characters; traditional ones were asked for."
    };
    let mut found = finding("script", severity, message);
    found.category = Category::Locale;
    found.target = target_span(input.text, start, end);
    vec![found]
}
