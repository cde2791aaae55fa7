/** What reading marks show on any page. The words of the progress page and of the record stand there. */
export const WORDS = { read: "read" };
