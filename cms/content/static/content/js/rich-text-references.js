/** Rich text: links out of the course, and references to its slots, glossary terms and pages. */
(() => {
  "use strict";
  const { React, DraftJS, draftail, courseReferences } = window;
  const { EditorState, Modifier, RichUtils } = DraftJS;
  const { Icon, Portal } = window.wagtail.components;
  const h = React.createElement;
  const ADDRESS = /^(https?:\/\/\S+|mailto:\S+@\S+|tel:\+?[\d-]+)$/i;

  /** Draft.js's names of the entities, and ours. */
  const KINDS = { LINK: "external-link", SLOT: "slot", TERM: "term", COURSE_PAGE: "course-page" };

  const valueOf = (data) => data.url ?? data.ref ?? "";

  /** The editor's state with the choice put on what is selected, or written where the cursor is. */
  function withChoice({ editorState, entityKey, entityType }, choice) {
    let selection = editorState.getSelection();
    // The cursor inside of a reference stands for all of it.
    if (entityKey && selection.isCollapsed()) selection = draftail.DraftUtils.getEntitySelection(editorState, entityKey);
    if (choice.remove) return RichUtils.toggleLink(editorState, selection, null);
    const data = entityType.type === "LINK" ? { url: choice.url } : { ref: choice.ref };
    const content = editorState.getCurrentContent().createEntity(entityType.type, "MUTABLE", data);
    const key = content.getLastCreatedEntityKey();
    if (!selection.isCollapsed()) return RichUtils.toggleLink(editorState, selection, key);
    const style = editorState.getCurrentInlineStyle();
    return EditorState.push(editorState, Modifier.replaceText(content, selection, choice.text, style, key), "insert-characters");
  }

  /** Opens the chooser; shows nothing itself. */
  class ReferenceSource extends React.Component {
    async componentDidMount() {
      const { entity, entityType, onComplete, onClose } = this.props;
      const same = entity?.getType() === entityType.type;
      const choice = await courseReferences.choose(KINDS[entityType.type], { chosen: same ? valueOf(entity.getData()) : "" });
      if (choice) onComplete(withChoice(this.props, choice));
      else onClose();
    }

    render() {
      return null;
    }
  }

  /** The words of a reference, marked; pressed, they tell what they stand for. */
  class Reference extends React.Component {
    constructor(props) {
      super(props);
      this.state = { target: null, found: undefined };
      this.open = this.open.bind(this);
      this.close = this.close.bind(this);
    }

    componentDidMount() {
      this.ask();
    }

    componentDidUpdate(before) {
      if (before.entityKey !== this.props.entityKey) this.ask();
    }

    componentWillUnmount() {
      this.gone = true;
    }

    get data() {
      return this.props.contentState.getEntity(this.props.entityKey).getData();
    }

    async ask() {
      const { kind } = this.props;
      const value = valueOf(this.data);
      const isLink = kind === KINDS.LINK;
      const found = isLink ? { title: value, missing: !ADDRESS.test(value) } : await courseReferences.describe(kind, value);
      if (!this.gone) this.setState({ found });
    }

    open(event) {
      const mark = event.target.closest("[data-draftail-trigger]");
      const container = mark?.closest("[data-draftail-editor-wrapper]");
      if (!container) return;
      const outer = container.getBoundingClientRect();
      const inner = mark.getBoundingClientRect();
      this.setState({ target: { container, top: inner.bottom - outer.top, left: Math.max(0, inner.left - outer.left) } });
    }

    close() {
      this.setState({ target: null });
    }

    tooltip(title) {
      const { entityKey, onEdit, onRemove } = this.props;
      const { words } = courseReferences.config();
      const { container, top, left } = this.state.target;
      const button = (act, classes, words) => h("button", {
        type: "button",
        className: `button button-small ${classes}`,
        onClick: (event) => {
          event.preventDefault();
          event.stopPropagation();
          act(entityKey);
        },
      }, words);
      return h(Portal, { node: container, onClose: this.close, closeOnClick: true, closeOnType: true, closeOnResize: true },
        h("div", { className: "course-tooltip", style: { top, left }, role: "group", "aria-label": title },
          h("span", { className: "course-tooltip__title" }, title),
          button(onEdit, "", words.change),
          button(onRemove, "button-secondary no", words.remove)));
    }

    render() {
      const { children, kind } = this.props;
      const { found, target } = this.state;
      const { kinds, words } = courseReferences.config();
      const missing = found?.missing;
      const name = found === undefined ? "…" : found?.title || valueOf(this.data);
      const title = missing ? words.missing : `${kinds[kind].name}: ${name}`;
      return h("a", {
        role: "button",
        className: `TooltipEntity course-mark${missing ? " course-mark--missing" : ""}`,
        title,
        onMouseUp: this.open,
        "data-draftail-trigger": true,
      }, h(Icon, { name: missing ? "warning" : kinds[kind].icon, className: "TooltipEntity__icon" }), children, target && this.tooltip(title));
    }
  }

  /** An address pasted alone becomes a link. */
  function onPaste(text, html, editorState, { setEditorState }) {
    const url = text.trim();
    if (!ADDRESS.test(url)) return "not-handled";
    setEditorState(withChoice({ editorState, entityType: { type: "LINK" } }, { url, text: url }));
    return "handled";
  }

  for (const [type, kind] of Object.entries(KINDS)) {
    const decorator = (props) => h(Reference, { ...props, kind });
    draftail.registerPlugin({ type, source: ReferenceSource, decorator, ...(type === "LINK" && { onPaste }) });
  }
})();
