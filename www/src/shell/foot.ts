/** The last line of an article's frame: what came of it, and the quiet link to the page; what is said now and then lies beside the link. */
import { css } from "lit";

export const foot = css`
  footer {
    display: flex;
    flex-wrap: wrap;
    gap: 0 16px;
    align-items: baseline;
    justify-content: space-between;
    color: var(--ink-2);
    font-size: var(--small);
    line-height: var(--foot, calc(24px * var(--zoom)));
  }

  footer a {
    margin-left: auto;
    color: inherit;
  }

  ml-toast {
    right: 156px;
    bottom: 2px;
  }

  @media (pointer: coarse) {
    footer {
      line-height: var(--foot, 44px);
    }
  }
`;
