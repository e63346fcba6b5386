//! What an export is made of, computed when it is asked for.

use headroom::chart::{ChartKind, Figure, figure_against};
use headroom::link::{Comments, print_file};
use headroom::model::{Evaluation, evaluate, explain_all};
use headroom::report::{
    Charts, Document, File, Material, Stamp, comparison_csv, html, json, markdown, picture, picture_file,
    review, series_csv,
};
use headroom::scenario::{Scenario, Side};
use leptos::prelude::*;
use web_sys::js_sys::Date;

use crate::address::link_to;
use crate::bitmap;
use crate::state::AppState;

/// Today's date where the reader is, as 2026-11-22.
pub fn today() -> String {
    let now = Date::new_0();
    format!("{:04}-{:02}-{:02}", now.get_full_year(), now.get_month() + 1, now.get_date())
}

/// A scenario with its numbers, and where and when it is exported.
pub struct Export {
    scenario: Scenario,
    evaluation: Evaluation,
    baseline: Option<(Scenario, Evaluation)>,
    comments: Comments,
    link: String,
    date: String,
}

impl Export {
    /// The scenario that is shown.
    pub fn of(state: AppState) -> Result<Self, String> {
        let scenario = state.scenario.get_untracked();
        let evaluation = evaluate(&scenario).map_err(|why| why.to_string())?;
        let baseline = state.baseline.get_untracked();
        let baseline = baseline.and_then(|before| Some((before.clone(), evaluate(&before).ok()?)));
        let comments = state.comments.get_untracked();
        Ok(Self { scenario, evaluation, baseline, comments, link: link_to(state), date: today() })
    }

    pub fn file_name(&self, what: &str, extension: &str) -> String {
        picture_file(&self.scenario.name, what, extension)
    }

    fn before(&self) -> Option<(&Scenario, &Evaluation)> {
        self.baseline.as_ref().map(|(scenario, evaluation)| (scenario, evaluation))
    }

    pub fn text(&self) -> String {
        print_file(&self.scenario, self.before().map(|(scenario, _)| scenario), &self.comments)
    }

    pub fn csv(&self) -> String {
        comparison_csv(&self.scenario, &self.evaluation, self.before())
    }

    pub fn json(&self) -> Result<String, String> {
        let mut explanations = Vec::new();
        for side in Side::BOTH {
            let all = explain_all(&self.scenario, &self.evaluation, side);
            explanations.extend(all.map_err(|why| why.to_string())?);
        }
        json(&self.scenario, &self.evaluation, self.before(), &explanations).map_err(|why| why.to_string())
    }

    fn document(&self, charts: &[Figure]) -> Result<Document, String> {
        review(&Material {
            scenario: &self.scenario,
            evaluation: &self.evaluation,
            baseline: self.before(),
            charts,
            link: &self.link,
            date: &self.date,
        })
        .map_err(|why| why.to_string())
    }

    /// The report; its charts are files of their own, or stand in it.
    pub fn markdown(&self, charts: Charts) -> Result<String, String> {
        Ok(markdown(&self.document(&self.figures()?)?, charts))
    }

    pub fn html(&self) -> Result<String, String> {
        Ok(html(&self.document(&self.figures()?)?))
    }

    pub fn svg(&self, figure: &Figure) -> Result<String, String> {
        let stamp = Stamp { name: &self.scenario.name, link: &self.link, date: &self.date };
        picture(figure, &stamp).map_err(|why| why.to_string())
    }

    pub async fn png(&self, figure: &Figure) -> Result<Vec<u8>, String> {
        let drawn = bitmap::png(&self.svg(figure)?, &self.link).await;
        drawn.map_err(|why| format!("The browser could not draw the picture: {}", message_of(&why)))
    }

    pub fn chart(&self, kind: ChartKind) -> Result<Figure, String> {
        figure_against(kind, &self.scenario, self.before().map(|(before, _)| before))
            .map_err(|why| why.to_string())
    }

    pub fn figures(&self) -> Result<Vec<Figure>, String> {
        ChartKind::ALL.into_iter().map(|kind| self.chart(kind)).collect()
    }

    /// Everything, each in a file whose name says scenario and chart.
    pub async fn all(&self) -> Result<Vec<File>, String> {
        let figures = self.figures()?;
        let document = self.document(&figures)?;
        let mut files = vec![
            self.file("scenario", "txt", self.text().into_bytes()),
            self.file("review", "md", markdown(&document, Charts::Files).into_bytes()),
            self.file("review", "html", html(&document).into_bytes()),
            self.file("evaluation", "json", self.json()?.into_bytes()),
            self.file("comparison", "csv", self.csv().into_bytes()),
        ];
        for figure in &figures {
            files.push(self.file(figure.kind.file_name(), "svg", self.svg(figure)?.into_bytes()));
            files.push(self.file(figure.kind.file_name(), "png", self.png(figure).await?));
            files.push(self.file(figure.kind.file_name(), "csv", series_csv(figure).into_bytes()));
        }
        Ok(files)
    }

    fn file(&self, what: &str, extension: &str, bytes: Vec<u8>) -> File {
        File { name: self.file_name(what, extension), bytes }
    }
}

/// What the browser says of an error.
pub fn message_of(why: &wasm_bindgen::JsValue) -> String {
    let error = why.clone();
    error.as_string().unwrap_or_else(|| String::from(web_sys::js_sys::Error::from(error).message()))
}
