/** The words that only the rooms beside the Lab say, learnt where this is imported. */
import english from "messages/en.json?rooms";
import { learn } from "./words";

learn(english);
