minhbachIndex("8d8efb75d8481d9c","more-5-0",{"xa!x":"akCh"});
